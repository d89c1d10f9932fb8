package org.dueregard.sheets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.startup.Tomcat;
import org.dueregard.common.Words;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Over a real wire, because only there a file can stop half way.
class BrokenDownloadTest {

    @TempDir Path folder;

    private final Tomcat tomcat = new Tomcat();

    @BeforeEach
    void start() throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        StandardContext context = (StandardContext) tomcat.addContext("", folder.toString());
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        Tomcat.addServlet(context, "list", new ListServlet()).addMapping("/*");
        tomcat.getConnector();
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static final class ListServlet extends HttpServlet {

        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) {
            new Download(Words.fromFile())
                    .send(
                            response,
                            SheetFormat.valueOf(request.getParameter("format")),
                            "people",
                            Examples.ABOUT,
                            sheet -> {
                                Examples.manyCells(sheet);
                                if (request.getParameter("breaks") != null) {
                                    throw new IllegalStateException("the database is gone");
                                }
                            });
        }
    }

    private HttpResponse<byte[]> get(String query) throws IOException, InterruptedException {
        URI address =
                URI.create("http://localhost:" + tomcat.getConnector().getLocalPort() + query);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(address).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_whole_file_arrives_whole(SheetFormat format) throws Exception {
        HttpResponse<byte[]> answer = get("/?format=" + format);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Examples.file(format, Examples::manyCells));
    }

    @ParameterizedTest
    @EnumSource
    void a_file_that_breaks_off_is_no_finished_download(SheetFormat format) {
        assertThatThrownBy(() -> get("/?breaks=1&format=" + format))
                .isInstanceOf(IOException.class);
    }
}
