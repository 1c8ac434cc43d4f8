package io.github.flowcheck.output.text;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;

/** Two blanks an indent, LF, every value on a line of its own; but for rows of tables, each of which is one line. */
final class JsonLayout extends DefaultPrettyPrinter {
    private static final long serialVersionUID = 1L;

    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final String ENTRY_SEPARATOR = ", ";

    private boolean rows;

    JsonLayout() {
        super(Separators.createDefaultInstance()
                .withObjectNameValueSpacing(Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator(""));
        indentArraysWith(INDENT);
        indentObjectsWith(INDENT);
    }

    /** Begins and ends rows: objects without objects in them. */
    void rows(boolean begins) {
        rows = begins;
    }

    @Override
    public void beforeObjectEntries(JsonGenerator json) {
        if (!rows) {
            super.beforeObjectEntries(json);
        }
    }

    @Override
    public void writeObjectEntrySeparator(JsonGenerator json) {
        if (rows) {
            json.writeRaw(ENTRY_SEPARATOR);
        } else {
            super.writeObjectEntrySeparator(json);
        }
    }

    @Override
    public void writeEndObject(JsonGenerator json, int entries) {
        if (rows) {
            _nesting--;
            json.writeRaw('}');
        } else {
            super.writeEndObject(json, entries);
        }
    }
}
