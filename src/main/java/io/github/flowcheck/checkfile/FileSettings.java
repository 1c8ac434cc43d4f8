package io.github.flowcheck.checkfile;

import io.github.flowcheck.check.LogGroups;
import io.github.flowcheck.check.Reading;
import io.github.flowcheck.check.Window;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a file says for all of its checks.
 *
 * @param folder empty for none
 * @param interfaces by name, in the order of the file; an interface without value has a problem that is told
 */
record FileSettings(
        String folder,
        LogGroups logGroups,
        Optional<Window> window,
        Reading reading,
        Map<String, Optional<InterfaceSet>> interfaces) {
    FileSettings {
        interfaces = Collections.unmodifiableMap(new LinkedHashMap<>(interfaces));
    }
}
