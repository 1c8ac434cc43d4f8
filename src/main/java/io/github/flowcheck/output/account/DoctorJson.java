package io.github.flowcheck.output.account;

import io.github.flowcheck.doctor.Diagnosis;
import io.github.flowcheck.doctor.Finding;
import io.github.flowcheck.doctor.IamPolicy;
import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.JsonWriter;
import java.util.Locale;

/** A diagnosis as JSON, and the policy as IAM takes it. */
public final class DoctorJson {
    /** Where it lies below the output directory. */
    public static final String PATH = "doctor.json";

    private DoctorJson() {}

    /** The file. */
    public static OutputFile of(Diagnosis diagnosis) {
        return OutputFile.of(PATH, JsonWriter.of(json -> {
            json.startObject();
            json.property("version", 1);
            json.startObject("summary");
            for (Finding.Level level : Finding.Level.values()) {
                json.property(word(level), diagnosis.count(level));
            }
            json.endObject();
            json.startList("findings");
            for (Finding finding : diagnosis.findings()) {
                json.startObject();
                json.property("severity", word(finding.level()));
                json.property("what", finding.what());
                json.property("where", finding.where());
                json.property("remedy", finding.remedy());
                json.endObject();
            }
            json.endList();
            json.texts("denied", diagnosis.denied());
            json.name("policy");
            policy(json, diagnosis.policy());
            json.endObject();
        }));
    }

    /** The policy alone. */
    static String policy(IamPolicy policy) {
        return JsonWriter.of(json -> policy(json, policy));
    }

    private static void policy(JsonWriter json, IamPolicy policy) {
        json.startObject();
        json.property("Version", "2012-10-17");
        json.startList("Statement");
        for (IamPolicy.Statement statement : policy.statements()) {
            json.startObject();
            json.property("Sid", statement.sid());
            json.property("Effect", "Allow");
            json.texts("Action", statement.actions());
            json.texts("Resource", statement.resources());
            if (statement.everywhere()) {
                json.startObject("Condition");
                json.startObject("StringEquals");
                json.property("aws:RequestedRegion", policy.region());
                json.endObject();
                json.endObject();
            }
            json.endObject();
        }
        json.endList();
        json.endObject();
    }

    private static String word(Finding.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
