package io.paysession.checks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A POM as it is written, without what it inherits. */
record Pom(Path folder, Element project) {
    private static final Path ROOT = Path.of("..");

    /** A dependency as it is written. */
    record Dependency(String group, String artifact, String scope) {}

    static Pom root() {
        return in(ROOT);
    }

    static Pom in(Path folder) {
        return read(folder.resolve("pom.xml"), folder);
    }

    static Pom read(Path file, Path folder) {
        try {
            return new Pom(
                    folder,
                    DocumentBuilderFactory.newInstance()
                            .newDocumentBuilder()
                            .parse(file.toFile())
                            .getDocumentElement());
        } catch (IOException | SAXException | ParserConfigurationException unreadable) {
            throw new IllegalStateException(file + " cannot be read", unreadable);
        }
    }

    /** All modules, in the order of the root. */
    static List<Pom> modules() {
        return root().texts("modules", "module").map(ROOT::resolve).map(Pom::in).toList();
    }

    /** What is deployed, the root included. */
    static List<Pom> published() {
        return Stream.concat(Stream.of(root()), modules().stream())
                .filter(pom -> !pom.skips("deploy"))
                .toList();
    }

    /** Empty if it says nothing. */
    String text(String... path) {
        return texts(path).findFirst().orElse("");
    }

    Stream<String> texts(String... path) {
        Stream<Element> found = Stream.of(project);
        for (String name : path) {
            found = found.flatMap(element -> children(element, name));
        }
        return found.map(element -> element.getTextContent().strip());
    }

    List<Dependency> dependencies(String... path) {
        Stream<Element> found = Stream.of(project);
        for (String name : path) {
            found = found.flatMap(element -> children(element, name));
        }
        return found.flatMap(element -> children(element, "dependency"))
                .map(dependency -> new Dependency(
                        child(dependency, "groupId"), child(dependency, "artifactId"), child(dependency, "scope")))
                .toList();
    }

    String artifact() {
        return text("artifactId");
    }

    String packaging() {
        String packaging = text("packaging");
        return packaging.isEmpty() ? "jar" : packaging;
    }

    boolean skips(String what) {
        return text("properties", "maven." + what + ".skip").equals("true");
    }

    private static String child(Element element, String name) {
        return children(element, name)
                .findFirst()
                .map(found -> found.getTextContent().strip())
                .orElse("");
    }

    private static Stream<Element> children(Element element, String name) {
        NodeList nodes = element.getChildNodes();
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element child && child.getTagName().equals(name)) {
                found.add(child);
            }
        }
        return found.stream();
    }
}
