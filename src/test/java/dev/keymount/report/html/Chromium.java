package dev.keymount.report.html;

import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonFactory;
import dev.keymount.corpus.Json;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/**
 * A headless Chromium with one page, driven by its DevTools protocol.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class Chromium implements AutoCloseable {

  private static final Path PROGRAM = Path.of("/usr/bin/chromium");
  private static final String LISTENING = "DevTools listening on ";
  private static final long SECONDS = 60;

  private final Process process;
  private final WebSocket socket;
  private final Messages messages;
  private final List<Json> events = new ArrayList<>();
  private @Nullable String session;
  private int calls;

  private Chromium(Process process, WebSocket socket, Messages messages) {
    this.process = process;
    this.socket = socket;
    this.messages = messages;
  }

  /**
   * Starts one with an empty profile in a directory. Without Chromium the test that asks is
   * skipped, or fails where the environment variable {@code CI} is {@code true}.
   */
  static Chromium start(Path profile) throws IOException {
    if (!Files.isExecutable(PROGRAM)) {
      var message = "no Chromium here: install the package chromium (looked for " + PROGRAM + ")";
      return "true".equals(System.getenv("CI")) ? fail(message) : abort(message);
    }
    var process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      var messages = new Messages();
      var socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(address(process), messages)
              .join();
      var browser = new Chromium(process, socket, messages);
      browser.openPage();
      return browser;
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  private static URI address(Process process) throws IOException {
    var errors =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    for (var line = errors.readLine(); line != null; line = errors.readLine()) {
      if (line.startsWith(LISTENING)) {
        var drain = new Thread(() -> errors.lines().forEach(rest -> {}));
        drain.setDaemon(true);
        drain.start();
        return URI.create(line.substring(LISTENING.length()).strip());
      }
    }
    throw new IOException("Chromium ended without a DevTools address");
  }

  private void openPage() {
    var target = call("Target.createTarget", "url", "about:blank").get("targetId").text();
    session =
        call("Target.attachToTarget", "targetId", target, "flatten", true).get("sessionId").text();
    for (var domain : List.of("Page", "Runtime", "Log", "Network")) {
      call(domain + ".enable");
    }
  }

  /** Opens a file and waits until all of it is loaded. */
  void open(Path file) {
    open(file, "");
  }

  /** Opens a file at a fragment, which begins with a number sign; another page must be open. */
  void open(Path file, String fragment) {
    events.clear();
    call("Page.navigate", "url", file.toUri() + fragment);
    while (events("Page.loadEventFired").isEmpty()) {
      events.add(messages.next());
    }
  }

  /** Gives the page a size in CSS pixels. */
  void size(int width, int height) {
    call(
        "Emulation.setDeviceMetricsOverride",
        "width",
        width,
        "height",
        height,
        "deviceScaleFactor",
        1,
        "mobile",
        false);
  }

  /** Shows the page as on a screen that people want light or dark, or on paper. */
  void media(String media, String scheme) {
    callRaw(
        "Emulation.setEmulatedMedia",
        "{\"media\":\"%s\",\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"%s\"}]}"
            .formatted(media, scheme));
  }

  /** Lets pages run their scripts, or not, from the next one on. */
  void scripts(boolean areRun) {
    call("Emulation.setScriptExecutionDisabled", "value", !areRun);
  }

  /** Presses the Tab key. */
  void tab() {
    key("Tab", 9, "");
  }

  /**
   * Presses a key.
   *
   * @param code its number in the DOM
   * @param text what it writes; empty for nothing
   */
  void key(String key, int code, String text) {
    for (var type : List.of("keyDown", "keyUp")) {
      call(
          "Input.dispatchKeyEvent",
          "type",
          type,
          "key",
          key,
          "windowsVirtualKeyCode",
          code,
          "text",
          type.equals("keyDown") ? text : "");
    }
  }

  /** Writes text where the focus is. */
  void type(String text) {
    call("Input.insertText", "text", text);
  }

  /** Returns the value of an expression of JavaScript as text. */
  String evaluate(String expression) {
    var result = call("Runtime.evaluate", "expression", expression, "returnByValue", true);
    if (!result.get("exceptionDetails").get("text").text().isEmpty()) {
      throw new AssertionError(
          result.get("exceptionDetails").get("exception").get("description").text());
    }
    return result.get("result").get("value").text();
  }

  /** Waits until the page has handled its events and was painted. */
  void settle() {
    call(
        "Runtime.evaluate",
        "expression",
        "new Promise(done => requestAnimationFrame(() => setTimeout(done)))",
        "awaitPromise",
        true);
  }

  /** Returns the page as it is painted, to its end or so many pixels of it. */
  BufferedImage screenshot(int width, int height) throws IOException {
    return Objects.requireNonNull(
        ImageIO.read(new ByteArrayInputStream(png(width, height))), "no image");
  }

  /** Returns the same as the bytes of a PNG file. */
  byte[] png(int width, int height) {
    var result =
        callRaw(
            "Page.captureScreenshot",
            "{\"captureBeyondViewport\":true,\"clip\":{\"x\":0,\"y\":0,\"width\":%d,\"height\":%d,\"scale\":1}}"
                .formatted(width, height));
    return Base64.getDecoder().decode(result.get("data").text());
  }

  /** Returns what the page was told of the events of a kind since it was opened. */
  List<Json> events(String method) {
    return events.stream()
        .filter(event -> event.get("method").text().equals(method))
        .map(event -> event.get("params"))
        .toList();
  }

  private Json call(String method, Object... parameters) {
    var json = new StringWriter();
    try (var generator = new JsonFactory().createGenerator(json)) {
      generator.writeStartObject();
      for (int at = 0; at < parameters.length; at += 2) {
        generator.writeFieldName(parameters[at].toString());
        if (parameters[at + 1] instanceof String text) {
          generator.writeString(text);
        } else {
          generator.writeRawValue(parameters[at + 1].toString());
        }
      }
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return callRaw(method, json.toString());
  }

  private Json callRaw(String method, String parameters) {
    int id = ++calls;
    var to = session == null ? "" : ",\"sessionId\":\"" + session + "\"";
    socket
        .sendText(
            "{\"id\":%d,\"method\":\"%s\",\"params\":%s%s}".formatted(id, method, parameters, to),
            true)
        .join();
    while (true) {
      var message = messages.next();
      if (message.get("id").text().equals(Integer.toString(id))) {
        var error = message.get("error").get("message").text();
        if (!error.isEmpty()) {
          throw new IllegalStateException(method + ": " + error);
        }
        return message.get("result");
      }
      events.add(message);
    }
  }

  @Override
  public void close() {
    var all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    session = null;
    try {
      call("Browser.close");
      for (var each : all) {
        each.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
      }
    } finally {
      socket.abort();
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }

  /** What the browser sends, message by message. */
  private static final class Messages implements WebSocket.Listener {

    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final StringBuilder partial = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean isLast) {
      partial.append(data);
      if (isLast) {
        queue.add(partial.toString());
        partial.setLength(0);
      }
      from.request(1);
      return null;
    }

    Json next() {
      try {
        var text = queue.poll(SECONDS, TimeUnit.SECONDS);
        if (text == null) {
          throw new AssertionError("Chromium says nothing");
        }
        return Json.read(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
