package io.github.flowcheck.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Runs one SQL query in DuckDB and writes its rows. */
final class DuckDbMain {
    private DuckDbMain() {}

    /** @param arguments a file with the query, a file for the rows, and a directory for the peak of memory */
    public static void main(String[] arguments) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Files.readString(Path.of(arguments[0])));
                BufferedWriter out = Files.newBufferedWriter(Path.of(arguments[1]))) {
            int columns = rows.getMetaData().getColumnCount();
            StringBuilder line = new StringBuilder();
            while (rows.next()) {
                line.setLength(0);
                for (int i = 1; i <= columns; i++) {
                    String value = rows.getString(i);
                    line.append(i == 1 ? "" : "\t").append(value == null ? "-" : value);
                }
                out.append(line).append('\n');
            }
        }
        Peak.tell(Path.of(arguments[2]));
    }
}
