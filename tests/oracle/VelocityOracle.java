// Reference oracle: renders templates with Apache Velocity 1.7 (Debian's jar).
// Reads one JSON object per line on standard input, writes one per line on standard output.
// Started by tests/src/oracle/java.rs.

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;

import org.apache.commons.lang.StringEscapeUtils;
import org.apache.velocity.VelocityContext;
import org.apache.velocity.app.event.InvalidReferenceEventHandler;
import org.apache.velocity.context.Context;
import org.apache.velocity.exception.ParseErrorException;
import org.apache.velocity.exception.TemplateInitException;
import org.apache.velocity.runtime.RuntimeInstance;
import org.apache.velocity.util.introspection.Info;

public final class VelocityOracle {

    /** How the engine is set up. AWS is what the recordings of the service show; STOCK is Velocity as shipped. */
    enum Profile { AWS, STOCK }

    static final int LOOP_LIMIT = 1000;
    static final int SECONDS_PER_CASE = 20;

    public static void main(String[] args) throws Exception {
        Profile profile = Profile.AWS;
        boolean gateway = false;
        for (String arg : args) {
            switch (arg) {
                case "--gateway": gateway = true; break;
                case "--stock": profile = Profile.STOCK; break;
                default:
                    System.err.println("unknown argument: " + arg + " (known: --gateway, --stock)");
                    System.exit(2);
            }
        }
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        PrintWriter out = new PrintWriter(new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8)));
        VelocityOracle oracle = new VelocityOracle(profile, gateway);
        String line;
        while ((line = in.readLine()) != null) {
            if (!line.isBlank()) {
                out.println(oracle.answer(line));
            }
        }
        out.flush();
        System.exit(0); // a case that ran out of time may still hold its thread
    }

    private final Profile profile;
    private final boolean gateway;
    private RuntimeInstance shared;

    VelocityOracle(Profile profile, boolean gateway) throws Exception {
        this.profile = profile;
        this.gateway = gateway;
        this.shared = engine(profile);
    }

    static RuntimeInstance engine(Profile profile) throws Exception {
        RuntimeInstance engine = new RuntimeInstance();
        engine.setProperty("runtime.log.logsystem.class", "org.apache.velocity.runtime.log.NullLogChute");
        engine.setProperty("resource.loader", "string");
        engine.setProperty("string.resource.loader.class",
                "org.apache.velocity.runtime.resource.loader.StringResourceLoader");
        engine.setProperty("velocimacro.library", "");
        if (profile == Profile.AWS) {
            engine.setProperty("velocimacro.permissions.allow.inline", "false");
            engine.setProperty("directive.foreach.maxloops", String.valueOf(LOOP_LIMIT));
            engine.setProperty("eventhandler.invalidreferences.class", EmptyForInvalid.class.getName());
            engine.setProperty("runtime.introspector.uberspect",
                    "org.apache.velocity.util.introspection.SecureUberspector");
        }
        engine.init();
        engine.removeDirective("include");
        engine.removeDirective("parse");
        if (profile == Profile.AWS) {
            engine.removeDirective("evaluate");
        }
        return engine;
    }

    /** A reference that yields nothing counts as the empty string. */
    public static final class EmptyForInvalid implements InvalidReferenceEventHandler {
        @Override
        public Object invalidGetMethod(Context c, String reference, Object object, String property, Info info) {
            return "";
        }

        @Override
        public boolean invalidSetMethod(Context c, String left, String right, Info info) {
            return false;
        }

        @Override
        public Object invalidMethod(Context c, String reference, Object object, String method, Info info) {
            return "";
        }
    }

    String answer(String line) {
        Map<String, Object> result = new LinkedHashMap<>();
        try {
            Map<?, ?> request = (Map<?, ?>) new JsonReader(line).document();
            result.put("name", request.get("name"));
            // Velocity keeps the names of macros that a parser has ever seen; a fresh engine forgets them.
            RuntimeInstance engine = line.contains("macro") ? engine(profile) : shared;
            FutureTask<Void> task = new FutureTask<>(() -> {
                render(engine, request, result);
                return null;
            });
            Thread thread = new Thread(null, task, "case", 64L << 20);
            thread.setDaemon(true);
            thread.start();
            try {
                task.get(SECONDS_PER_CASE, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                Map<String, Object> late = new LinkedHashMap<>();
                late.put("name", request.get("name"));
                fail(late, "timeout", e);
                shared = engine(profile);
                return JsonWriter.write(late);
            } catch (ExecutionException e) {
                fail(result, "harness", e.getCause());
            }
        } catch (Exception e) {
            fail(result, "harness", e);
        }
        return JsonWriter.write(result);
    }

    private static void fail(Map<String, Object> result, String kind, Throwable cause) {
        result.put("error", kind);
        StringBuilder message = new StringBuilder(String.valueOf(cause));
        // What lies beneath tells whether memory or stack ran out.
        for (Throwable c = cause.getCause(); c != null; c = c.getCause()) {
            message.append("; ").append(c);
        }
        result.put("message", message.toString());
    }

    private void render(RuntimeInstance engine, Map<?, ?> request, Map<String, Object> result) {
        String template = (String) request.get("template");
        VelocityContext context = new VelocityContext();
        Map<String, Object> requestContext = null;
        if (request.get("variables") instanceof Map) {
            for (Map.Entry<?, ?> e : ((Map<?, ?>) request.get("variables")).entrySet()) {
                context.put((String) e.getKey(), e.getValue());
            }
        }
        if (gateway) {
            requestContext = Gateway.context(request.get("context"));
            context.put("context", requestContext);
            context.put("stageVariables", Gateway.map(request.get("stageVariables")));
            context.put("input", new Gateway.Input((String) request.get("body"), request.get("params")));
            context.put("util", new Gateway.Util());
        }
        StringWriter out = new StringWriter();
        try {
            engine.evaluate(context, out, "template", template);
            result.put("output", out.toString());
            if (gateway) {
                Gateway.reportOverrides(requestContext, result);
            }
        } catch (ParseErrorException | TemplateInitException e) {
            fail(result, "parse", e);
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            fail(result, "eval", e);
        }
    }

    // ---------------------------------------------------------------- API Gateway's own names

    /** What a mapping template sees besides its own variables. */
    public static final class Gateway {
        private static final Configuration JSON = Configuration.defaultConfiguration();

        static Map<String, Object> map(Object from) {
            Map<String, Object> to = new LinkedHashMap<>();
            if (from instanceof Map) {
                for (Map.Entry<?, ?> e : ((Map<?, ?>) from).entrySet()) {
                    to.put((String) e.getKey(), e.getValue());
                }
            }
            return to;
        }

        /** A map of $context: it prints nothing, as was recorded of those inside it. */
        static final class Silent extends LinkedHashMap<String, Object> {
            Silent(Object from) {
                super(map(from));
                replaceAll((name, value) -> value instanceof Map ? new Silent(value) : value);
            }

            @Override
            public String toString() {
                return "";
            }
        }

        static Map<String, Object> context(Object from) {
            Map<String, Object> context = new Silent(from);
            Map<String, Object> toRequest = new Silent(context.get("requestOverride"));
            for (String part : new String[] {"header", "path", "querystring"}) {
                toRequest.put(part, new Silent(toRequest.get(part)));
            }
            context.put("requestOverride", toRequest);
            Map<String, Object> toResponse = new Silent(context.get("responseOverride"));
            toResponse.put("header", new Silent(toResponse.get("header")));
            context.put("responseOverride", toResponse);
            return context;
        }

        static void reportOverrides(Map<String, Object> context, Map<String, Object> result) {
            for (String name : new String[] {"requestOverride", "responseOverride"}) {
                Object value = context.get(name);
                if (!(value instanceof Map)) {
                    continue;
                }
                Map<String, Object> filled = new LinkedHashMap<>();
                for (Map.Entry<?, ?> e : ((Map<?, ?>) value).entrySet()) {
                    boolean empty = e.getValue() instanceof Map && ((Map<?, ?>) e.getValue()).isEmpty();
                    if (!empty) {
                        filled.put(String.valueOf(e.getKey()), e.getValue());
                    }
                }
                if (!filled.isEmpty()) {
                    result.put(name, filled);
                }
            }
        }

        /** {@code $input}. */
        public static final class Input {
            private final String body;
            /** Parsed once: what a template changes in it shows in what is read later. */
            private DocumentContext document;
            private final Map<String, Object> params = new LinkedHashMap<>();

            /** Nothing, as on AWS. */
            @Override
            public String toString() {
                return "";
            }

            Input(String body, Object params) {
                this.body = body == null || body.isEmpty() ? "{}" : body;
                Map<String, Object> given = map(params);
                for (String part : new String[] {"path", "querystring", "header"}) {
                    this.params.put(part, map(given.get(part)));
                }
            }

            public String getBody() {
                return body;
            }

            /** What is not there is null; a body that is not JSON, or a bad path, is an error. */
            private Object read(String path) {
                if (document == null) {
                    document = JsonPath.parse(body);
                }
                JsonPath compiled = JsonPath.compile(path);
                try {
                    return document.read(compiled);
                } catch (PathNotFoundException e) {
                    return compiled.isDefinite() ? null : JSON.jsonProvider().createArray();
                }
            }

            public Object path(String path) {
                return read(path);
            }

            public String json(String path) {
                Object found = read(path);
                if (found == null) {
                    return "\"\"";
                }
                if (found instanceof Map || found instanceof List) {
                    return JSON.jsonProvider().toJson(found);
                }
                return net.minidev.json.JSONValue.toJSONString(found, net.minidev.json.JSONStyle.LT_COMPRESS);
            }

            public Map<String, Object> params() {
                return params;
            }

            public Object params(String name) {
                for (Object part : params.values()) {
                    Object value = ((Map<?, ?>) part).get(name);
                    if (value != null) {
                        return value;
                    }
                }
                return null;
            }
        }

        /** {@code $util}. */
        public static final class Util {
            /** Nothing, as on AWS. */
            @Override
            public String toString() {
                return "";
            }

            public String escapeJavaScript(String text) {
                return text == null ? null : StringEscapeUtils.escapeJavaScript(text);
            }

            public Object parseJson(String text) {
                return text == null ? null : JSON.jsonProvider().parse(text);
            }

            public String urlEncode(String text) {
                return text == null ? null : URLEncoder.encode(text, StandardCharsets.UTF_8);
            }

            public String urlDecode(String text) {
                return text == null ? null : URLDecoder.decode(text, StandardCharsets.UTF_8);
            }

            public String base64Encode(String text) {
                return text == null ? null : Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
            }

            public String base64Decode(String text) {
                return text == null ? null : new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
            }
        }
    }

    // ---------------------------------------------------------------- JSON in and out

    /** JSON text to plain Java values: LinkedHashMap, ArrayList, String, Integer, Long, BigInteger, Double, Boolean, null. */
    static final class JsonReader {
        private final String text;
        private int at;

        JsonReader(String text) {
            this.text = text;
        }

        Object document() throws IOException {
            Object value = value();
            space();
            if (at != text.length()) {
                throw new IOException("text after the JSON value, at " + at);
            }
            return value;
        }

        private void space() {
            while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private char peek() throws IOException {
            space();
            if (at >= text.length()) {
                throw new IOException("JSON ends too early");
            }
            return text.charAt(at);
        }

        private void expect(String word) throws IOException {
            if (!text.startsWith(word, at)) {
                throw new IOException("expected " + word + " at " + at);
            }
            at += word.length();
        }

        private Object value() throws IOException {
            switch (peek()) {
                case '{': return object();
                case '[': return array();
                case '"': return string();
                case 't': expect("true"); return Boolean.TRUE;
                case 'f': expect("false"); return Boolean.FALSE;
                case 'n': expect("null"); return null;
                default: return number();
            }
        }

        private Map<String, Object> object() throws IOException {
            Map<String, Object> map = new LinkedHashMap<>();
            expect("{");
            if (peek() == '}') {
                at++;
                return map;
            }
            while (true) {
                peek();
                String key = string();
                peek();
                expect(":");
                map.put(key, value());
                if (peek() == '}') {
                    at++;
                    return map;
                }
                expect(",");
            }
        }

        private List<Object> array() throws IOException {
            List<Object> list = new ArrayList<>();
            expect("[");
            if (peek() == ']') {
                at++;
                return list;
            }
            while (true) {
                list.add(value());
                if (peek() == ']') {
                    at++;
                    return list;
                }
                expect(",");
            }
        }

        private String string() throws IOException {
            expect("\"");
            StringBuilder out = new StringBuilder();
            while (true) {
                char c = text.charAt(at++);
                if (c == '"') {
                    return out.toString();
                }
                if (c != '\\') {
                    out.append(c);
                    continue;
                }
                char e = text.charAt(at++);
                switch (e) {
                    case 'n': out.append('\n'); break;
                    case 't': out.append('\t'); break;
                    case 'r': out.append('\r'); break;
                    case 'b': out.append('\b'); break;
                    case 'f': out.append('\f'); break;
                    case 'u':
                        out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                        at += 4;
                        break;
                    default: out.append(e);
                }
            }
        }

        private Object number() throws IOException {
            int start = at;
            boolean whole = true;
            while (at < text.length() && "+-0123456789.eE".indexOf(text.charAt(at)) >= 0) {
                whole &= ".eE".indexOf(text.charAt(at)) < 0;
                at++;
            }
            String digits = text.substring(start, at);
            if (digits.isEmpty()) {
                throw new IOException("no JSON value at " + start);
            }
            if (!whole) {
                return Double.valueOf(digits);
            }
            BigInteger big = new BigInteger(digits);
            if (big.bitLength() < 32) {
                return big.intValue();
            }
            return big.bitLength() < 64 ? (Object) big.longValue() : big;
        }
    }

    static final class JsonWriter {
        static String write(Object value) {
            StringBuilder out = new StringBuilder();
            put(value, out);
            return out.toString();
        }

        private static void put(Object value, StringBuilder out) {
            if (value instanceof Map) {
                char before = '{';
                for (Map.Entry<?, ?> e : ((Map<?, ?>) value).entrySet()) {
                    out.append(before);
                    quote(String.valueOf(e.getKey()), out);
                    out.append(':');
                    put(e.getValue(), out);
                    before = ',';
                }
                out.append(before == '{' ? "{}" : "}");
            } else if (value instanceof List) {
                char before = '[';
                for (Object item : (List<?>) value) {
                    out.append(before);
                    put(item, out);
                    before = ',';
                }
                out.append(before == '[' ? "[]" : "]");
            } else if (value == null || value instanceof Boolean || value instanceof Number) {
                out.append(value);
            } else {
                quote(value.toString(), out);
            }
        }

        private static void quote(String text, StringBuilder out) {
            out.append('"');
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\').append(c);
                } else if (c == '\n') {
                    out.append("\\n");
                } else if (c < 0x20 || c > 0x7e) {
                    out.append(String.format("\\u%04x", (int) c));
                } else {
                    out.append(c);
                }
            }
            out.append('"');
        }
    }
}
