package io.sekisho.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.sekisho.server.wording.Language;
import io.sekisho.server.wording.Wording;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameTest {

    /** The choice made last must be the only one in the address, whatever else stands there. */
    @ParameterizedTest
    @CsvSource({
        "/console/feed, /console/feed?lang=ja",
        "/console/feed?lang=en, /console/feed?lang=ja",
        "/console/feed?decision=HOLD, /console/feed?decision=HOLD&lang=ja",
        "/console/feed?decision=HOLD&lang=en, /console/feed?decision=HOLD&lang=ja",
        "/console/feed?lang=en&decision=HOLD, /console/feed?decision=HOLD&lang=ja",
        "/console/feed?slang=x, /console/feed?slang=x&lang=ja"
    })
    void theSwitchReplacesAnEarlierChoice(String path, String switched) {
        Wording english = new Wording(Language.EN, "io.sekisho.server.stepup.texts");

        assertThat(new Frame(english, new Assets(List.of()), path).switchUrl()).isEqualTo(switched);
    }
}
