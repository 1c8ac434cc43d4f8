package io.github.flowcheck.output.account;

import io.github.flowcheck.doctor.Diagnosis;
import io.github.flowcheck.doctor.Finding;
import io.github.flowcheck.doctor.IamPolicy;
import io.github.flowcheck.output.OutputFile;
import io.github.flowcheck.output.text.JsonText;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** A diagnosis as JSON, and the policy as IAM takes it. */
public final class DoctorJson {
    /** Where it lies below the output directory. */
    public static final String PATH = "doctor.json";

    private DoctorJson() {}

    /** The file. */
    public static OutputFile of(Diagnosis diagnosis) {
        return OutputFile.of(PATH, JsonText.of(json -> {
            json.writeStartObject();
            json.writeNumberProperty("version", 1);
            json.writeObjectPropertyStart("summary");
            for (Finding.Level level : Finding.Level.values()) {
                json.writeNumberProperty(word(level), diagnosis.count(level));
            }
            json.writeEndObject();
            json.writeArrayPropertyStart("findings");
            for (Finding finding : diagnosis.findings()) {
                json.writeStartObject();
                json.writeStringProperty("severity", word(finding.level()));
                json.writeStringProperty("what", finding.what());
                json.writeStringProperty("where", finding.where());
                json.writeStringProperty("remedy", finding.remedy());
                json.writeEndObject();
            }
            json.writeEndArray();
            JsonText.texts(json, "denied", diagnosis.denied());
            json.writeName("policy");
            policy(json, diagnosis.policy());
            json.writeEndObject();
        }));
    }

    /** The policy alone. */
    static String policy(IamPolicy policy) {
        return JsonText.of(json -> policy(json, policy));
    }

    private static void policy(JsonGenerator json, IamPolicy policy) {
        json.writeStartObject();
        json.writeStringProperty("Version", "2012-10-17");
        json.writeArrayPropertyStart("Statement");
        for (IamPolicy.Statement statement : policy.statements()) {
            json.writeStartObject();
            json.writeStringProperty("Sid", statement.sid());
            json.writeStringProperty("Effect", "Allow");
            JsonText.texts(json, "Action", statement.actions());
            JsonText.texts(json, "Resource", statement.resources());
            if (statement.everywhere()) {
                json.writeObjectPropertyStart("Condition");
                json.writeObjectPropertyStart("StringEquals");
                json.writeStringProperty("aws:RequestedRegion", policy.region());
                json.writeEndObject();
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String word(Finding.Level level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
