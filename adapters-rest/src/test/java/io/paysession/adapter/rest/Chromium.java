package io.paysession.adapter.rest;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * The machine's own Chromium, without a window. Nothing is downloaded; where it is not installed the tests are skipped. Each test
 * class has one of its own, which its tests get as a parameter of the constructor and use one after another.
 */
final class Chromium implements BeforeAllCallback, AfterAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(Chromium.class);
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getStore(NAMESPACE).put(ChromeDriver.class, start());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Option.of(context.getStore(NAMESPACE).get(ChromeDriver.class, ChromeDriver.class))
                .forEach(ChromeDriver::quit);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(ChromeDriver.class);
    }

    @Override
    public ChromeDriver resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return requireNonNull(context.getStore(NAMESPACE).get(ChromeDriver.class, ChromeDriver.class));
    }

    private static ChromeDriver start() {
        Option<File> browser = program("chromium").orElse(() -> program("google-chrome"));
        Option<File> driver = program("chromedriver");
        assumeTrue(
                browser.isDefined() && driver.isDefined(),
                "SKIPPED: no chromium and chromedriver on the PATH (Debian: apt-get install chromium chromium-driver)");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.get());
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
        ChromeDriver started = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.get())
                        .withSilent(true)
                        .build(),
                options);
        started.manage().timeouts().pageLoadTimeout(PATIENCE).implicitlyWait(PATIENCE);
        return started;
    }

    private static Option<File> program(String name) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .find(Files::isExecutable)
                .map(Path::toFile);
    }
}
