package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.agentclock.system.kit.Chromium;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class BoardTest {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  @Test
  void shouldStart() {
    Page page = CHROMIUM.browser().newContext().newPage();
    page.setContent("<h1>x</h1>");
    assertThat(page.textContent("h1")).isEqualTo("x");
  }
}
