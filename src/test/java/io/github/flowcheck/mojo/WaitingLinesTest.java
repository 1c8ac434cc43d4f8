package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WaitingLinesTest {
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();

    @Test
    void whoWaitsLongIsToldForWhatAsLongAsThereIsNoAnswer() throws IOException {
        List<String> lines = new WaitingLines(said::add, "CloudWatch Logs", Duration.ofMillis(20))
                .during(() -> List.of(next(), next()));

        assertThat(lines).allMatch(line -> line.matches("still waiting for CloudWatch Logs, for [0-9]+ s now"));
    }

    @Test
    void whoGetsAnAnswerSoonIsToldNothing() throws IOException {
        String answer = new WaitingLines(said::add, "x", Duration.ofMinutes(1)).during(() -> "answer");

        assertThat(answer).isEqualTo("answer");
        assertThat(said).isEmpty();
    }

    @Test
    void aFailureIsThatOfTheOneWhoAsks() {
        assertThatThrownBy(() -> new WaitingLines(said::add, "x", Duration.ofMinutes(1)).during(() -> {
                    throw new IOException("no answer");
                }))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("no answer");
    }

    private String next() throws IOException {
        try {
            String line = said.poll(30, TimeUnit.SECONDS);
            return String.valueOf(line);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
