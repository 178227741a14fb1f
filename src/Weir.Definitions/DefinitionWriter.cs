using System.Text;
using Weir.Definitions.Writing;

namespace Weir.Definitions;

/// <summary>Writes definitions as YAML that <see cref="DefinitionReader"/> reads back to the same meaning.</summary>
public static class DefinitionWriter
{
    /// <summary>One definition in one line.</summary>
    public static string WriteLine(Definition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return YamlText.Line([new Entry("kind", definition.Kind.Word), .. definition.Entries]);
    }

    /// <summary>One document for each, by kind and key.</summary>
    public static string Write(IEnumerable<Definition> definitions)
    {
        var yaml = new StringBuilder();
        foreach (
            var definition in definitions
                .OrderBy(definition => definition.Kind.Order)
                .ThenBy(definition => definition.Key, StringComparer.OrdinalIgnoreCase)
        )
        {
            if (yaml.Length > 0)
            {
                yaml.Append("---\n");
            }

            yaml.Append("kind: ").Append(definition.Kind.Word).Append('\n');
            YamlText.Write(yaml, definition.Entries);
        }

        return yaml.ToString();
    }
}
