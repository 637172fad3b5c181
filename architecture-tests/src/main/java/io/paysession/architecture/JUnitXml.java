package io.paysession.architecture;

import java.io.StringWriter;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report in the form that build servers read as test results. */
final class JUnitXml {

    private final XMLStreamWriter xml;

    private JUnitXml(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static String of(ArchitectureReport report) {
        StringWriter text = new StringWriter();
        try {
            new JUnitXml(XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text)).write(report);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("A report could not be written to memory", e);
        }
        return text.toString();
    }

    private void write(ArchitectureReport report) throws XMLStreamException {
        long failures = report.findings().stream()
                .filter(finding -> !finding.violations().isEmpty())
                .count();
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "architecture of " + report.service());
        xml.writeAttribute(
                "tests",
                Integer.toString(report.findings().size() + report.dropped().size()));
        xml.writeAttribute("failures", Long.toString(failures));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", Integer.toString(report.dropped().size()));
        for (ArchitectureReport.Finding finding : report.findings()) {
            startCase(report, finding.rule());
            if (!finding.violations().isEmpty()) {
                xml.writeStartElement("failure");
                xml.writeAttribute("message", printable(finding.demand()));
                xml.writeCharacters(printable(
                        finding.violations().stream().map(Violation::text).collect(Collectors.joining("\n"))));
                xml.writeEndElement();
            }
            xml.writeEndElement();
        }
        for (Map.Entry<RuleName, String> dropped : report.droppedInOrder().entrySet()) {
            startCase(report, dropped.getKey());
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", printable(dropped.getValue()));
            xml.writeEndElement();
        }
        xml.writeEndDocument();
        xml.close();
    }

    private void startCase(ArchitectureReport report, RuleName rule) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", report.service());
        xml.writeAttribute("name", rule.name());
        xml.writeAttribute("time", "0");
    }

    /** XML 1.0 has no way to say a control character. */
    private static String printable(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
