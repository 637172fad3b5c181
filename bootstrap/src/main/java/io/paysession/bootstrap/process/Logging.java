package io.paysession.bootstrap.process;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * What is logged, and where. Not a file: to read one in XML takes a tenth of a start. Whoever names a file of their own
 * with {@code -Dlogback.configurationFile} gets that instead.
 */
public final class Logging extends ContextAwareBase implements Configurator {
    @Override
    public ExecutionStatus configure(LoggerContext context) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{20} %msg%n%nopex");
        encoder.start();
        // Standard output belongs to the line that says the server is ready.
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("STDERR");
        appender.setTarget("System.err");
        appender.setEncoder(encoder);
        appender.start();
        levels(context);
        ch.qos.logback.classic.Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        root.addAppender(appender);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static void levels(LoggerContext context) {
        // Jetty and pgjdbc quote requests and rows in what they say below ERROR.
        context.getLogger("org.eclipse.jetty").setLevel(Level.ERROR);
        context.getLogger("org.postgresql").setLevel(Level.ERROR);
        context.getLogger("org.hibernate").setLevel(Level.ERROR);
        context.getLogger("io.javalin").setLevel(Level.ERROR);
        // That a start failed is told once, by us.
        context.getLogger("io.javalin.Javalin").setLevel(Level.OFF);
        context.getLogger("org.flywaydb").setLevel(Level.WARN);
        context.getLogger("com.zaxxer.hikari").setLevel(Level.WARN);
    }
}
