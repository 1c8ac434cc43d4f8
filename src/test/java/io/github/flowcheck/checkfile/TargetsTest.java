package io.github.flowcheck.checkfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.Target;
import io.github.flowcheck.checkfile.value.Inputs;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.SourceText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file that is read for one of its targets. */
class TargetsTest {
    private static final String FILE = """
            vars: { stage: dev, net: 10.0, host: "${net}.0.1", group: "/vpc/${stage}" }
            logGroup: ${group}
            targets:
              prod:
                region: eu-west-1
                profile: ${stage}-audit
                logGroups: ["/prod/${stage}", /prod/b]
                vars: { net: 10.9, stage: prod, more: "${host}" }
              test: { vars: { stage: test } }
              broken: { region: "${land}", vars: { host: "${nothing}", land: Ireland } }
            checks:
              - { id: web, eni: eni-1235b8ca, address: "${host}" }
              - { id: own, eni: eni-1235b8ca, address: "${host}", logGroup: "/own/${stage}" }
            """;

    private static final String OF_TARGETS = """
            vars: { host: "${net}.0.1" }
            targets:
              prod: { vars: { net: 10.9 } }
              test: { vars: { net: 10.8 } }
            checks:
              - { id: web, eni: eni-1235b8ca, address: "${host}" }
              - { id: net, eni: eni-1235b8ca, address: "${net}.0.1" }
            """;

    @Test
    void theVariablesOfATargetWinAndWhatTheFileMakesOfThemIsMadeOfThem() {
        assertThat(addresses(read("prod"))).containsExactly("10.9.0.1", "10.9.0.1");
        assertThat(addresses(read("test"))).containsExactly("10.0.0.1", "10.0.0.1");
    }

    @Test
    void theLogGroupsOfATargetReplaceThoseOfTheFileButNotThoseOfACheck() {
        assertThat(logGroups(read("prod"))).containsExactly(List.of("/prod/prod", "/prod/b"), List.of("/own/prod"));
        assertThat(logGroups(read("test"))).containsExactly(List.of("/vpc/test"), List.of("/own/test"));
    }

    @Test
    void whereTheTargetIsIsKept() {
        assertThat(read("prod").target())
                .contains(new Target(
                        "prod", Optional.of("eu-west-1"), Optional.of("prod-audit"), List.of("/prod/prod", "/prod/b")));
        assertThat(read("test").target()).contains(new Target("test", Optional.empty(), Optional.empty(), List.of()));
    }

    @Test
    void aTargetThatTheFileDoesNotHaveIsTold() {
        assertThat(refusal(FILE, "prdo")).isEqualTo("""
                checks.yaml:3:1: there is no target "prdo", which -Dflowcheck.target names
                  3 | targets:
                    | ^^^^^^^
                  -> write prod; targets here are prod, test, broken""");
        assertThat(refusal("checks:\n  - { id: web, eni: eni-1235b8ca, address: 10.0.0.1 }\n", "prod"))
                .isEqualTo("""
                checks.yaml:1:1: the file has no targets, and -Dflowcheck.target is "prod"
                  1 | checks:
                    | ^^^^^^
                  -> define it under targets, or leave -Dflowcheck.target out""");
    }

    @Test
    void whatOnlyTargetsGiveAValueIsNoProblemBesideATargetThatIsMisspelt() {
        assertThat(refusal(OF_TARGETS, "prdo")).isEqualTo("""
                checks.yaml:2:1: there is no target "prdo", which -Dflowcheck.target names
                  2 | targets:
                    | ^^^^^^^
                  -> write prod; targets here are prod, test""");
    }

    @Test
    void whereNoTargetIsChosenThoseAreNamedThatGiveAValue() {
        String remedy =
                "\n  -> choose a target that gives it one, with -Dflowcheck.target=prod or another one, or define"
                        + " it under vars";
        assertThat(catchThrowableOfType(
                                BadInputException.class,
                                () -> CheckFileReader.read(new SourceText("checks.yaml", OF_TARGETS)))
                        .problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem.format())
                        .contains("the variable \"net\" has no value")
                        .endsWith(remedy));
    }

    @Test
    void aTargetThatIsThereAndCannotBeReadIsNotMissing() {
        assertThat(refusal("""
                targets: { prod: eu-west-1 }
                checks:
                  - { id: web, eni: eni-1235b8ca, address: 10.0.0.1 }
                """, "prod")).startsWith("checks.yaml:1:18: ").doesNotContain("there is no target");
    }

    @Test
    void theValuesOfTheChosenTargetAreHeldToTheRules() {
        assertThat(refusal(FILE, "broken")).isEqualTo("""
                checks.yaml:10:21: "Ireland" is no Region
                  10 |   broken: { region: "${land}", vars: { host: "${nothing}", land: Ireland } }
                     |                     ^^^^^^^^^
                  -> write its code, such as eu-west-1

                checks.yaml:10:47: the variable "nothing" has no value
                  10 |   broken: { region: "${land}", vars: { host: "${nothing}", land: Ireland } }
                     |                                               ^^^^^^^^^^
                  -> define it under vars, or give it with -Dnothing=…""");
    }

    private static CheckFile read(String target) {
        return CheckFileReader.read(new SourceText("checks.yaml", FILE), Inputs.NONE.withTarget(Optional.of(target)));
    }

    private static String refusal(String file, String target) {
        return catchThrowableOfType(
                        BadInputException.class,
                        () -> CheckFileReader.read(
                                new SourceText("checks.yaml", file), Inputs.NONE.withTarget(Optional.of(target))))
                .getMessage();
    }

    private static List<String> addresses(CheckFile file) {
        return file.suite().checks().stream()
                .map(check -> check.networkInterface().addresses().get(0).toString())
                .toList();
    }

    private static List<List<String>> logGroups(CheckFile file) {
        return file.suite().checks().stream()
                .map(Check::scope)
                .map(Check.Scope::logGroups)
                .toList();
    }
}
