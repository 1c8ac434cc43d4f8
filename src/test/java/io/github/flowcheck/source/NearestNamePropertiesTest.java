package io.github.flowcheck.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class NearestNamePropertiesTest {
    @Property
    void aKnownNameIsNearestToItself(@ForAll @AlphaChars @StringLength(min = 1, max = 20) String name) {
        assertThat(NearestName.of(name, List.of(name, "x" + name, name + "y"))).contains(name);
        assertThat(NearestName.of(name.toUpperCase(Locale.ROOT), List.of(name))).contains(name);
    }
}
