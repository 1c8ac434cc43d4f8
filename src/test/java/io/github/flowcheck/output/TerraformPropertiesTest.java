package io.github.flowcheck.output;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TerraformPropertiesTest {
    @Property
    void everyIdHasALegalNameFromWhichItCanBeToldAgain(@ForAll("ids") String id) {
        String name = Terraform.resourceName(id);

        assertThat(name).matches("[A-Za-z_][A-Za-z0-9_-]*");
        String told = name.startsWith("_") ? name.substring(1) : name;
        assertThat(told.replace("_DOT_", ".").replace("_SLASH_", "/")).isEqualTo(id);
    }

    @Property
    void anEscapedTextHoldsNoExpressionAndIsToldAgain(@ForAll("texts") String text) {
        String escaped = Terraform.escaped(text);

        assertThat(TerraformTest.unescaped(escaped)).isEqualTo(text);
        assertThat(escaped.replace("$${", ".").replace("%%{", ".")).doesNotContain("${", "%{");
    }

    @Provide
    Arbitrary<String> ids() {
        Arbitrary<String> id =
                Arbitraries.strings().withChars("ab09._-").ofMinLength(1).ofMaxLength(12);
        return id.filter(text -> Character.isLetterOrDigit(text.charAt(0)))
                .flatMap(text -> Arbitraries.of(text, "library/" + text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("$%{} ~\\\"a\n").ofMaxLength(20);
    }
}
