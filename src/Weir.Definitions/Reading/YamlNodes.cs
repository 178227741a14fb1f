using Weir.Jobs;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Weir.Definitions.Reading;

/// <summary>
/// Reads YAML into nodes, document by document, within bounds. An alias is the node it names, not a copy of it, so that
/// aliases of aliases cost nothing; readers of nodes go no deeper than the kinds do.
/// </summary>
internal sealed class YamlNodes(string text)
{
    public const int MaximumDepth = 16;

    public const int MaximumAliases = 1000;

    public const int MaximumNodes = 1_000_000;

    private readonly Parser _parser = new(new StringReader(text));

    private readonly Dictionary<AnchorName, Node> _anchors = [];

    private string[]? _lines;

    private int _aliases;

    private int _nodes;

    /// <summary>The documents; an empty one is passed over.</summary>
    /// <exception cref="FaultException">What follows cannot be read.</exception>
    public IEnumerable<Node> Documents()
    {
        Advance();
        while (Advance() is not StreamEnd)
        {
            _anchors.Clear();
            var first = Advance();
            var node = Read(first, 0);
            Advance();
            if (node is not Scalar { Text: "" })
            {
                yield return node;
            }
        }
    }

    private Node Read(ParsingEvent current, int depth)
    {
        var place = At(current);
        if (depth > MaximumDepth)
        {
            throw new FaultException(place, $"too deep: allowed are {MaximumDepth} levels");
        }

        if (++_nodes > MaximumNodes)
        {
            throw new FaultException(place, $"too many values: allowed are {MaximumNodes}");
        }

        if (current is AnchorAlias alias)
        {
            return Alias(alias, place);
        }

        var (anchor, tag) = current is NodeEvent node ? (node.Anchor, node.Tag) : (AnchorName.Empty, TagName.Empty);
        if (!tag.IsEmpty && !tag.IsNonSpecific)
        {
            throw new FaultException(place, $"tag '{tag}' found: tags are not allowed");
        }

        Node read = current switch
        {
            YamlDotNet.Core.Events.Scalar scalar => ReadScalar(scalar, place),
            SequenceStart => ReadSequence(place, depth),
            MappingStart => ReadMapping(place, depth),
            _ => throw new FaultException(place, "a value is missing"),
        };
        if (!anchor.IsEmpty)
        {
            _anchors[anchor] = read;
        }

        return read;
    }

    private Scalar ReadScalar(YamlDotNet.Core.Events.Scalar scalar, SourcePosition place)
    {
        var read = new Scalar(place, IsNull(scalar) ? "" : scalar.Value);
        switch (scalar.Style)
        {
            case ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted:
                return read with { TextPlace = place with { Column = place.Column + 1 } };
            case ScalarStyle.Literal:
                // Its text is the lines below, without what its first line is indented by.
                var first = (_lines ??= text.Split('\n')).Skip(place.Line).FirstOrDefault(line => !string.IsNullOrWhiteSpace(line)) ?? "";
                var column = first.Length - first.TrimStart(' ').Length + 1;
                return read with { TextPlace = new SourcePosition(place.Line + 1, column), Indentation = column };
            default:
                return read;
        }
    }

    private Node Alias(AnchorAlias alias, SourcePosition place)
    {
        if (++_aliases > MaximumAliases)
        {
            throw new FaultException(place, $"too many aliases: allowed are {MaximumAliases}");
        }

        return _anchors.TryGetValue(alias.Value, out var node)
            ? node
            : throw new FaultException(place, $"alias '{alias.Value}' names nothing before it");
    }

    private Sequence ReadSequence(SourcePosition place, int depth)
    {
        List<Node> items = [];
        for (var next = Advance(); next is not SequenceEnd; next = Advance())
        {
            items.Add(Read(next, depth + 1));
        }

        return new Sequence(place, items);
    }

    private Mapping ReadMapping(SourcePosition place, int depth)
    {
        List<(Scalar, Node)> pairs = [];
        var keys = new HashSet<string>();
        for (var next = Advance(); next is not MappingEnd; next = Advance())
        {
            var key = Read(next, depth + 1);
            if (key is not Scalar scalar)
            {
                throw new FaultException(key.Place, $"{key.Found} found: a key is one word");
            }

            if (!keys.Add(scalar.Text))
            {
                throw new FaultException(key.Place, $"key {scalar.Found} stands twice: say it once");
            }

            pairs.Add((scalar, Read(Advance(), depth + 1)));
        }

        return new Mapping(place, pairs);
    }

    private ParsingEvent Advance()
    {
        try
        {
            do
            {
                if (!_parser.MoveNext())
                {
                    throw new FaultException(default, "the text ends in the middle");
                }
            } while (_parser.Current is Comment);
            return _parser.Current!;
        }
        catch (YamlException bad)
        {
            throw new FaultException(
                new SourcePosition((int)bad.Start.Line, (int)bad.Start.Column),
                $"not well-formed YAML: {Printable.Escape(bad.Message, 200)}"
            );
        }
        catch (Exception bad) when (bad is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The parser leaves some malformed texts, such as an open [ before a key, to its own inner checks.
            var last = _parser.Current?.End ?? Mark.Empty;
            throw new FaultException(
                new SourcePosition((int)last.Line, (int)last.Column),
                "not well-formed YAML: what follows cannot be read; is a bracket or a quote open?"
            );
        }
    }

    private static bool IsNull(YamlDotNet.Core.Events.Scalar scalar) => scalar.Style == ScalarStyle.Plain && scalar.Value is "~" or "null";

    private static SourcePosition At(ParsingEvent current) => new((int)current.Start.Line, (int)current.Start.Column);
}
