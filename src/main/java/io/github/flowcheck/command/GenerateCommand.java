package io.github.flowcheck.command;

import io.github.flowcheck.check.AnyCheck;
import io.github.flowcheck.check.Check;
import io.github.flowcheck.check.CheckSuite;
import io.github.flowcheck.check.Library;
import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.output.Changes;
import io.github.flowcheck.output.GeneratedFiles;
import io.github.flowcheck.output.OutputDirectory;
import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.SavedQueryFormat;
import io.github.flowcheck.render.SavedQueries;
import io.github.flowcheck.source.Problem;
import io.github.flowcheck.source.Problems;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Writes the saved queries of a check file in the formats that were asked for. */
public final class GenerateCommand {
    private GenerateCommand() {}

    /**
     * What is generated.
     *
     * @param file the check file
     * @param selectors which checks; absent means all
     * @param formats in which formats
     * @param outputDirectory below which directory
     */
    public record Request(
            CheckFileSource file,
            Optional<List<String>> selectors,
            Set<SavedQueryFormat> formats,
            Path outputDirectory) {
        public Request {
            formats = Set.copyOf(formats);
        }
    }

    /**
     * What was generated.
     *
     * @param queries how many saved queries
     * @param unsaved how many of the checks are to be no saved queries
     * @param changes what became of the files
     * @param warnings what the check file's author should look at
     */
    public record Outcome(int queries, int unsaved, Changes changes, List<Problem> warnings) {
        public Outcome {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * @param clock tells the day for which waivers are looked at
     * @throws io.github.flowcheck.source.BadInputException if the check file or a selector is bad; nothing is written then
     * @throws IOException if a file cannot be written
     */
    public static Outcome run(Request request, Clock clock) throws IOException {
        ValidateCommand.Outcome validated = ValidateCommand.run(request.file(), clock);
        CheckSuite suite = validated.suite();
        Optional<List<String>> selectors = request.selectors();
        CheckSuite selected = selectors.isPresent() ? Selection.select(suite, selectors.get()) : suite;
        Problems warnings = new Problems();
        warnings.addAll(validated.warnings());
        // all checks, for a selection must not make the others' files look stale
        SavedQueries all = SavedQueries.of(suite);
        SavedQueries queries = selectors.isEmpty() || selected.equals(suite) ? all : SavedQueries.of(selected);
        warnings.addAll(queries.warnings());
        tellLeftOut(request, selected, warnings);
        Optional<Library> library = suite.library();
        if (library.isPresent()) {
            tellPlain(request, library.get(), warnings);
        }
        List<OutputFile> files = files(request, queries, all);
        List<OutputFile> wholeFile = queries == all ? files : files(request, all, all);
        Changes changes = new GeneratedFiles(new OutputDirectory(request.outputDirectory()))
                .write(identity(request), request.formats(), files, paths(wholeFile));
        return new Outcome(queries.all().size(), unsaved(selected), changes, warnings.inOrder());
    }

    private static int unsaved(CheckSuite selected) {
        int unsaved = 0;
        for (AnyCheck check : selected.all()) {
            unsaved += check.scope().save() ? 0 : 1;
        }
        return unsaved;
    }

    /** What is written for itself holds values, so a check without one cannot be written. */
    private static void tellLeftOut(Request request, CheckSuite selected, Problems warnings) {
        if (areWhole(request.formats())) {
            return;
        }
        for (AnyCheck check : selected.all()) {
            List<Parameter> missing = check instanceof Check
                    ? check.missing()
                    : ParameterValues.missing(check.scope().groups());
            if (check.scope().save() && !missing.isEmpty()) {
                warnings.warning(
                        check.place(),
                        "check \"" + check.id() + "\" is left out of queries/ and requests/: "
                                + ParameterValues.have(missing) + " no value",
                        ParameterValues.remedy(missing.get(0)));
            }
        }
        selected.library().ifPresent(library -> {
            List<Parameter> missing = ParameterValues.missing(library.groups());
            if (!missing.isEmpty()) {
                warnings.warning(
                        library.place(),
                        "the library is left out of queries/ and requests/: " + ParameterValues.have(missing)
                                + " no value",
                        ParameterValues.remedy(missing.get(0)));
            }
        });
    }

    private static boolean areWhole(Set<SavedQueryFormat> formats) {
        for (SavedQueryFormat format : formats) {
            if (!format.isWhole()) {
                return false;
            }
        }
        return true;
    }

    private static void tellPlain(Request request, Library library, Problems warnings) {
        if (request.formats().stream().allMatch(SavedQueryFormat::takesParameters)) {
            return;
        }
        warnings.warning(
                library.place(),
                "Terraform's aws_cloudwatch_query_definition knows no parameters, so terraform/flowcheck.tf.json holds the queries"
                        + " of the library as examples with fixed values",
                "put your values into them in the console, save the library from cloudformation/ or requests/, or leave terraform"
                        + " out of flowcheck.formats");
    }

    private static List<OutputFile> files(Request request, SavedQueries selected, SavedQueries all) {
        List<OutputFile> files = new ArrayList<>();
        for (SavedQueryFormat format : new TreeSet<>(request.formats())) {
            files.addAll(format.files(format.isWhole() ? all.all() : selected.queries()));
        }
        return files;
    }

    private static Set<String> paths(List<OutputFile> files) {
        Set<String> paths = new HashSet<>();
        for (OutputFile file : files) {
            paths.add(file.path());
        }
        return paths;
    }

    /** The check file as seen from the output directory, which is the same on every machine that has both in one place. */
    private static String identity(Request request) {
        Path file = request.file().path();
        Path directory = request.outputDirectory().toAbsolutePath().normalize();
        boolean together = Objects.equals(directory.getRoot(), file.getRoot());
        return (together ? directory.relativize(file) : file).toString().replace('\\', '/');
    }
}
