package io.sekisho.server.telephone.sip;

import gov.nist.core.StackLogger;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the SIP stack from writing, since it quotes whole messages, numbers included. Public, with this constructor, because the stack
 * makes it by name.
 */
public final class SilentStackLogger implements StackLogger {

    @Override
    public void logStackTrace() {}

    @Override
    public void logStackTrace(int traceLevel) {}

    @Override
    public int getLineCount() {
        return 0;
    }

    @Override
    public void logException(@Nullable Throwable ex) {}

    @Override
    public void logDebug(@Nullable String message) {}

    @Override
    public void logDebug(@Nullable String message, @Nullable Exception ex) {}

    @Override
    public void logTrace(@Nullable String message) {}

    @Override
    public void logFatalError(@Nullable String message) {}

    @Override
    public void logError(@Nullable String message) {}

    @Override
    public void logError(@Nullable String message, @Nullable Exception ex) {}

    @Override
    public boolean isLoggingEnabled() {
        return false;
    }

    @Override
    public boolean isLoggingEnabled(int logLevel) {
        return false;
    }

    @Override
    public void logWarning(@Nullable String string) {}

    @Override
    public void logInfo(@Nullable String string) {}

    @Override
    public void disableLogging() {}

    @Override
    public void enableLogging() {}

    @Override
    public void setBuildTimeStamp(@Nullable String buildTimeStamp) {}

    @Override
    public void setStackProperties(@Nullable Properties stackProperties) {}

    @Override
    public String getLoggerName() {
        return "";
    }
}
