package io.paysession.adapter.rest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.vavr.collection.List;
import io.vavr.control.Option;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The machine's own Chromium, without a window. Nothing is downloaded; where it is not installed the test is skipped. */
final class Chromium {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Chromium() {}

    static ChromeDriver start() {
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
