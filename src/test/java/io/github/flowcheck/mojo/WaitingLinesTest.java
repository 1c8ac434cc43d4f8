package io.github.flowcheck.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.flowcheck.aws.Pace;
import io.github.flowcheck.command.Sleeper;
import io.github.flowcheck.verify.Progress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
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

    @Test
    void whoHearsOfProgressIsToldNothing() throws Exception {
        WaitingLines lines = new WaitingLines(said::add, "x", Duration.ofMillis(400));
        List<Integer> told = new ArrayList<>();
        Progress progress = lines.hearing((answered, all, records, bytes) -> told.add(answered));
        lines.during(() -> {
            for (int i = 0; i < 30; i++) {
                progress.tell(i, 30, 0, 0);
                Pace.REAL.rest(Duration.ofMillis(30));
            }
            return told;
        });
        assertThat(told).hasSize(30);
        assertThat(said).isEmpty();
    }

    @Test
    void whoSleepsOnPurposeWaitsForNobody() throws Exception {
        WaitingLines lines = new WaitingLines(said::add, "x", Duration.ofMillis(200));
        Sleeper sleeper = lines.unheard(Sleeper.REAL);
        lines.during(() -> {
            try {
                sleeper.sleep(Duration.ofMillis(900));
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return "slept";
        });
        assertThat(said).isEmpty();
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
