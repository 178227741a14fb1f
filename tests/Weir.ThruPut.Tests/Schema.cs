using System.Xml;
using System.Xml.Schema;

namespace Weir.ThruPut.Tests;

/// <summary>Says what a message has that the schema does not allow.</summary>
internal static class Schema
{
    private static readonly XmlSchemaSet s_schemas = Load();

    public static IReadOnlyList<string> Faults(string message)
    {
        List<string> faults = [];
        var settings = new XmlReaderSettings
        {
            ValidationType = ValidationType.Schema,
            Schemas = s_schemas,
            ConformanceLevel = ConformanceLevel.Document,
        };
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        settings.ValidationEventHandler += (_, fault) => faults.Add(fault.Message);
        using var reader = XmlReader.Create(new StringReader(message), settings);
        while (reader.Read()) { }

        return faults;
    }

    private static XmlSchemaSet Load()
    {
        using var text = SchemaText.Open();
        using var reader = XmlReader.Create(text);
        var set = new XmlSchemaSet();
        set.Add(null, reader);
        set.Compile();
        return set;
    }
}
