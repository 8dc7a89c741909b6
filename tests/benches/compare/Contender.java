// The contender in Java: `java Contender WORKLOAD OUTPUT`, Velocity 1.7 as the oracle sets it up, with bodies that
// Jackson reads: the json-smart that Debian packages refuses large ones.
//
// It renders the workload once into OUTPUT, then answers each line of standard input, a number of milliseconds, with
// `{"times": […]}`: how many microseconds each rendering took within about that time.

import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.Option;
import com.jayway.jsonpath.spi.json.JacksonJsonProvider;
import com.jayway.jsonpath.spi.mapper.JacksonMappingProvider;

import org.apache.velocity.VelocityContext;
import org.apache.velocity.runtime.RuntimeInstance;

public final class Contender {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Configuration JACKSON = Configuration.builder()
            .jsonProvider(new JacksonJsonProvider(MAPPER))
            .mappingProvider(new JacksonMappingProvider(MAPPER))
            .options(Option.SUPPRESS_EXCEPTIONS)
            .build();

    /** {@code $input}: the body is parsed when it is first read. */
    public static final class Input {
        private final String body;
        private final Map<String, Object> params;
        private DocumentContext document;

        Input(String body, Map<String, Object> params) {
            this.body = body;
            this.params = params;
        }

        public String getBody() {
            return body;
        }

        private Object read(String path) {
            if (document == null) {
                document = JsonPath.using(JACKSON).parse(body);
            }
            return document.read(path);
        }

        public Object path(String path) {
            return read(path);
        }

        public String json(String path) throws Exception {
            Object found = read(path);
            return found == null ? "\"\"" : MAPPER.writeValueAsString(found);
        }

        public Map<String, Object> params() {
            return params;
        }

        public Object params(String name) {
            for (Object group : params.values()) {
                Object value = ((Map<?, ?>) group).get(name);
                if (value != null) {
                    return value;
                }
            }
            return null;
        }
    }

    private final RuntimeInstance engine = VelocityOracle.engine(VelocityOracle.Profile.AWS);
    private final List<String> templates = new ArrayList<>();
    private final String body;
    private final Map<String, Object> params;
    private final Map<String, Object> context;
    private final Map<String, Object> stageVariables;
    private final Object util = new VelocityOracle.Gateway.Util();

    private Contender(File folder) throws Exception {
        Map<?, ?> request = MAPPER.readValue(new File(folder, "request.json"), Map.class);
        File many = new File(folder, "templates.json");
        if (many.isFile()) {
            for (Object template : MAPPER.readValue(many, List.class)) {
                templates.add((String) template);
            }
        } else {
            templates.add(Files.readString(new File(folder, "template.vtl").toPath()));
        }
        body = (String) request.get("body");
        params = VelocityOracle.Gateway.map(request.get("params"));
        // The orders that API Gateway shows.
        params.replaceAll((group, given) -> {
            Map<String, Object> ordered =
                    group.equals("header") ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : new HashMap<>(16);
            ordered.putAll(VelocityOracle.Gateway.map(given));
            return ordered;
        });
        context = VelocityOracle.Gateway.context(request.get("context"));
        stageVariables = VelocityOracle.Gateway.map(request.get("stageVariables"));
    }

    private List<String> render() {
        List<String> rendered = new ArrayList<>();
        for (String template : templates) {
            VelocityContext names = new VelocityContext();
            names.put("input", new Input(body, params));
            names.put("util", util);
            names.put("context", context);
            names.put("stageVariables", stageVariables);
            StringWriter out = new StringWriter();
            engine.evaluate(names, out, "template", template);
            rendered.add(out.toString());
        }
        return rendered;
    }

    public static void main(String[] args) throws Exception {
        Contender contender = new Contender(new File(args[0]));
        Files.writeString(Path.of(args[1]), String.join("\n", contender.render()));
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line;
        while ((line = in.readLine()) != null) {
            long end = System.nanoTime() + Long.parseLong(line.trim()) * 1_000_000;
            List<Double> times = new ArrayList<>();
            do {
                long started = System.nanoTime();
                contender.render();
                times.add((System.nanoTime() - started) / 1000.0);
            } while (System.nanoTime() < end);
            System.out.println("{\"times\":" + times + "}");
            System.out.flush();
        }
    }
}
