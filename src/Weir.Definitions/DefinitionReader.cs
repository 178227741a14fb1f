using System.Globalization;
using System.Text.Json;
using Weir.Definitions.Checks;
using Weir.Definitions.Reading;

namespace Weir.Definitions;

/// <summary>Reads definitions from YAML: one document, one definition; a key <c>kind</c> says of what.</summary>
public static class DefinitionReader
{
    /// <summary>The longest text taken, in characters.</summary>
    public const int MaximumLength = 4 * 1024 * 1024;

    /// <summary>Reads a file's text. Says all that is wrong, not the first only.</summary>
    public static DefinitionReading Read(string text, string file)
    {
        var faults = new FaultList(file);
        List<Definition> definitions = [];
        List<DefinitionPlace> found = [];
        if (text.Length > MaximumLength)
        {
            faults.Add(
                default,
                string.Create(CultureInfo.InvariantCulture, $"the text has {text.Length} characters: allowed are {MaximumLength}")
            );
            return new DefinitionReading(definitions, faults.All);
        }

        var places = new Dictionary<(DefinitionKind, string), SourcePosition>();
        try
        {
            foreach (var document in new YamlNodes(text).Documents())
            {
                if (ReadDocument(document, faults) is not { } definition)
                {
                    continue;
                }

                if (places.TryAdd((definition.Kind, definition.Key.ToUpperInvariant()), document.Place))
                {
                    definitions.Add(definition);
                    found.Add(new DefinitionPlace(file, document.Place.Line, document.Place.Column));
                }
                else
                {
                    var first = places[(definition.Kind, definition.Key.ToUpperInvariant())];
                    faults.Add(
                        document.Place,
                        string.Create(CultureInfo.InvariantCulture, $"{definition} stands twice, first in line {first.Line}: say it once")
                    );
                }
            }
        }
        catch (FaultException fault)
        {
            faults.Add(fault.Place, fault.Message);
        }

        return new DefinitionReading(definitions, faults.All) { Places = found };
    }

    /// <summary>Reads a definition from the store.</summary>
    /// <exception cref="FormatException">The kind or the body is not one that this version writes.</exception>
    public static Definition ReadStored(string kind, string body)
    {
        var faults = new FaultList($"stored {kind}");
        if (DefinitionKinds.TryParse(kind, out var known))
        {
            using var json = JsonDocument.Parse(body);
            if (
                JsonNodes.Convert(json.RootElement) is Mapping mapping
                && known.Read(new MappingReader(mapping, kind, faults), faults) is { } definition
            )
            {
                return definition;
            }
        }
        else
        {
            faults.Add(default, $"unknown kind: allowed are {string.Join(", ", DefinitionKinds.All)}");
        }

        throw new FormatException(faults.Count == 0 ? $"stored {kind} is not an object" : faults.All[0].ToString());
    }

    private static Definition? ReadDocument(Node document, FaultList faults)
    {
        if (document is not Mapping mapping)
        {
            faults.Add(document.Place, $"{document.Found} found: a definition is keys with values, the first of them kind");
            return null;
        }

        var allowed = string.Join(", ", DefinitionKinds.All);
        var before = faults.Count;
        var head = new MappingReader(mapping, "a definition", faults);
        var word = head.Needed("kind", $"one of {allowed}");
        if (!DefinitionKinds.TryParse(word, out var kind))
        {
            if (faults.Count == before)
            {
                var meant = ClosestMatch.Find(word, DefinitionKinds.All.Select(known => known.Word)) is { } near
                    ? $"did you mean {near}? "
                    : "";
                faults.Add(head.PlaceOf("kind"), $"'{Weir.Jobs.Printable.Escape(word)}' is not a kind: {meant}allowed are {allowed}");
            }

            return null;
        }

        var rest = mapping with { Pairs = [.. mapping.Pairs.Where(pair => pair.Key.Text != "kind")] };
        var keys = new MappingReader(rest, word, faults);
        if (kind.Read(keys, faults) is not { } definition)
        {
            return null;
        }

        // What is stored was allowed once, and is read all the same.
        if (IneffectiveKeys.Find(definition) is not var (idle, why))
        {
            return definition;
        }

        foreach (var key in idle)
        {
            faults.Add(keys.PlaceOf(key), IneffectiveKeys.TextOf([key], why));
        }

        return null;
    }
}
