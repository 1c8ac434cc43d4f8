package io.github.flowcheck.output;

import io.github.flowcheck.check.Parameter;
import io.github.flowcheck.output.text.JsonWriter;
import io.github.flowcheck.render.DeployText;
import io.github.flowcheck.render.QueryParameter;
import io.github.flowcheck.render.SavedQuery;
import io.github.flowcheck.source.BadInputException;
import io.github.flowcheck.source.Problems;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Saved queries as CloudFormation templates: one {@code AWS::Logs::QueryDefinition} a check. Only texts that take values of
 * parameters stand in {@code Fn::Sub}; in others nothing needs escaping.
 */
final class CloudFormation {
    /** CloudFormation takes no more resources in a template (its quotas of 2026). */
    static final int MOST_RESOURCES = 500;

    /** CloudFormation takes templates of up to 1 MB from S3; the smaller reading of that. */
    static final int MOST_BYTES = 1_000_000;

    private static final int MOST_PARTS = 1 << 20;

    private CloudFormation() {}

    /**
     * One template if everything fits, else the fewest parts, in a power of two, of which each fits. A check's part depends on
     * its id and the number of parts alone, so that a check that goes moves no other from one stack to another.
     *
     * @param queries in the order of their check ids
     */
    static List<OutputFile> templates(List<SavedQuery> queries) {
        return queries.isEmpty() ? List.of() : layout(queries).templates();
    }

    /** The templates, and where these are parts, their parent, for whoever wants one stack. */
    static List<OutputFile> files(List<SavedQuery> queries) {
        if (queries.isEmpty()) {
            return List.of();
        }
        Layout layout = layout(queries);
        List<OutputFile> files = new ArrayList<>(layout.templates());
        if (!layout.parts().isEmpty() && layout.parts().size() <= MOST_RESOURCES) {
            files.add(ParentTemplate.of(layout.parts()));
        }
        return files;
    }

    /**
     * How queries are laid out.
     *
     * @param parts the queries of each part by its number; none for one template
     */
    private record Layout(List<OutputFile> templates, SortedMap<Integer, List<SavedQuery>> parts) {}

    private static Layout layout(List<SavedQuery> queries) {
        refuseTaken(queries);
        if (queries.size() <= MOST_RESOURCES) {
            OutputFile whole = OutputFile.of("cloudformation/flowcheck.template.json", template(queries));
            if (fits(whole)) {
                return new Layout(List.of(whole), new TreeMap<>());
            }
        }
        int[] hashes = hashes(queries);
        for (int count = 2; count <= MOST_PARTS; count *= 2) {
            SortedMap<Integer, List<SavedQuery>> parts = parts(queries, hashes, count);
            List<OutputFile> files = fewEnough(parts) ? templates(parts) : List.of();
            if (!files.isEmpty()) {
                return new Layout(files, parts);
            }
        }
        throw new IllegalArgumentException("no way to split " + queries.size() + " queries");
    }

    private static boolean fewEnough(SortedMap<Integer, List<SavedQuery>> parts) {
        for (List<SavedQuery> part : parts.values()) {
            if (part.size() > MOST_RESOURCES) {
                return false;
            }
        }
        return true;
    }

    /** The template of each part; none if one does not fit. */
    private static List<OutputFile> templates(SortedMap<Integer, List<SavedQuery>> parts) {
        List<OutputFile> files = new ArrayList<>();
        for (Map.Entry<Integer, List<SavedQuery>> part : parts.entrySet()) {
            OutputFile file = part(part.getKey(), part.getValue());
            if (!fits(file)) {
                return List.of();
            }
            files.add(file);
        }
        return files;
    }

    /**
     * A resource's name in the template: the id in camel case, for readers, and the start of its hash, since {@code a-b},
     * {@code a.b} and {@code ab} would be one otherwise. It starts with a letter and has at most 213 characters.
     */
    static String logicalId(String checkId) {
        StringBuilder camel = new StringBuilder();
        boolean startsWord = true;
        for (int i = 0; i < checkId.length(); i++) {
            char c = checkId.charAt(i);
            boolean ofWord = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (ofWord) {
                camel.append(startsWord ? Character.toUpperCase(c) : c);
            }
            startsWord = !ofWord;
        }
        String lead = Character.isDigit(camel.charAt(0)) ? "Check" : "";
        return lead + camel + HexFormat.of().toHexDigits(hash(checkId));
    }

    private static int[] hashes(List<SavedQuery> queries) {
        int[] hashes = new int[queries.size()];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash(queries.get(i).checkId());
        }
        return hashes;
    }

    private static SortedMap<Integer, List<SavedQuery>> parts(List<SavedQuery> queries, int[] hashes, int count) {
        SortedMap<Integer, List<SavedQuery>> parts = new TreeMap<>();
        for (int i = 0; i < hashes.length; i++) {
            int number = 1 + (hashes[i] & (count - 1));
            List<SavedQuery> part = parts.get(number);
            if (part == null) {
                part = new ArrayList<>();
                parts.put(number, part);
            }
            part.add(queries.get(i));
        }
        return parts;
    }

    private static OutputFile part(int number, List<SavedQuery> queries) {
        return OutputFile.of("cloudformation/" + partName(number), template(queries));
    }

    /** The name of a part's file. */
    static String partName(int number) {
        return "flowcheck-" + number + ".template.json";
    }

    /** The parameters that queries take values from, by their names. */
    static List<Parameter> parameters(List<SavedQuery> queries) {
        Map<String, Parameter> parameters = new TreeMap<>();
        for (SavedQuery query : queries) {
            for (Parameter parameter : query.deployed().parameters()) {
                parameters.putIfAbsent(parameter.name(), parameter);
            }
        }
        return List.copyOf(parameters.values());
    }

    /**
     * CloudFormation wants no parameter to be named as a resource is.
     *
     * @throws BadInputException with every parameter that is
     */
    static void refuseTaken(List<Parameter> parameters, Set<String> logicalIds) {
        Problems problems = new Problems();
        for (Parameter parameter : parameters) {
            if (logicalIds.contains(parameter.name())) {
                problems.error(
                        parameter.place(),
                        "the parameter \"" + parameter.name()
                                + "\" has the name of a resource of the CloudFormation template",
                        "give it another name");
            }
        }
        problems.throwIfErrors();
    }

    private static void refuseTaken(List<SavedQuery> queries) {
        List<Parameter> parameters = parameters(queries);
        if (parameters.isEmpty()) {
            return;
        }
        Set<String> logicalIds = new HashSet<>();
        for (SavedQuery query : queries) {
            logicalIds.add(logicalId(query.checkId()));
        }
        refuseTaken(parameters, logicalIds);
    }

    private static boolean fits(OutputFile file) {
        return file.text().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    private static String template(List<SavedQuery> queries) {
        List<Parameter> parameters = parameters(queries);
        JsonWriter json = new JsonWriter()
                .startObject()
                .property("AWSTemplateFormatVersion", "2010-09-09")
                .property(
                        "Description",
                        "Saved CloudWatch Logs Insights queries over VPC flow logs, written by flowcheck");
        if (!parameters.isEmpty()) {
            json.startObject("Parameters");
            for (Parameter parameter : parameters) {
                parameter(json, parameter);
            }
            json.endObject();
        }
        json.startObject("Resources");
        for (SavedQuery query : queries) {
            resource(json, query);
        }
        return json.endObject().endObject().finish();
    }

    /** Declares a parameter. */
    static void parameter(JsonWriter json, Parameter parameter) {
        json.startObject(parameter.name())
                .property("Type", "String")
                .property("AllowedPattern", parameter.allowedPattern())
                .property("ConstraintDescription", "must be " + parameter.allowed());
        if (parameter.description().isPresent()) {
            json.property("Description", parameter.description().get());
        }
        if (parameter.defaultValue().isPresent()) {
            json.property("Default", parameter.defaultValue().get());
        }
        json.endObject();
    }

    private static void resource(JsonWriter json, SavedQuery query) {
        json.startObject(logicalId(query.checkId()))
                .property("Type", "AWS::Logs::QueryDefinition")
                .startObject("Properties")
                .property("Name", query.name())
                .name("QueryString");
        FnSub.write(json, query.deployed().text());
        if (!query.deployed().logGroupNames().isEmpty()) {
            json.startList("LogGroupNames");
            for (DeployText name : query.deployed().logGroupNames()) {
                FnSub.write(json, name);
            }
            json.endList();
        }
        if (!query.parameters().isEmpty()) {
            json.startList("Parameters");
            for (QueryParameter parameter : query.parameters()) {
                json.startObject()
                        .property("Name", parameter.name())
                        .property("DefaultValue", parameter.defaultValue())
                        .property("Description", parameter.description())
                        .endObject();
            }
            json.endList();
        }
        json.endObject().endObject();
    }

    /** Tells ids apart and spreads them evenly. To load one of the digests of Java's security would take as long as to write ten queries. */
    private static int hash(String checkId) {
        CRC32 crc = new CRC32();
        crc.update(checkId.getBytes(StandardCharsets.UTF_8));
        int hash = (int) crc.getValue();
        // ids that differ in a number alone get sums that differ in few bits: mixed as the last step of MurmurHash3
        // does
        hash = (hash ^ hash >>> 16) * 0x85eb_ca6b;
        hash = (hash ^ hash >>> 13) * 0xc2b2_ae35;
        return hash ^ hash >>> 16;
    }
}
