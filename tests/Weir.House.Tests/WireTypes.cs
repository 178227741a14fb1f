using System.Text.RegularExpressions;

namespace Weir.House.Tests;

/// <summary>
/// The types that go over the wire or into a store: those that a JSON context names, and all that their members lead to. A type is
/// in the file of its name.
/// </summary>
internal static partial class WireTypes
{
    /// <summary>Their source files.</summary>
    public static IReadOnlyList<string> Files()
    {
        var byName = SourceTree.Files("src", "*.cs").ToLookup(file => Path.GetFileNameWithoutExtension(file));
        var waiting = new Queue<(string Name, string By)>(
            from file in SourceTree.Files("src", "*.cs")
            from Match match in Registered().Matches(SourceTree.Read(file))
            from name in Names(match.Groups["type"].Value)
            select (name, file)
        );
        var seen = new HashSet<string>();
        while (waiting.TryDequeue(out var next))
        {
            foreach (var file in Nearest(byName[next.Name].ToList(), next.By).Where(seen.Add))
            {
                foreach (var member in Members(SourceTree.Read(file)))
                {
                    waiting.Enqueue((member, file));
                }
            }
        }

        return [.. seen.Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// Lines whose property is set by an object's making only and has a value of its own: reading JSON that lacks it sets it to nothing.
    /// </summary>
    public static IEnumerable<string> Dropped(string file, IEnumerable<string> lines) =>
        lines
            .Select((line, index) => (line, index))
            .Where(one => InitWithValue().IsMatch(one.line))
            .Select(one => $"{file}:{one.index + 1}: {one.line.Trim()}");

    // A name that several rooms have is that of the room that says it.
    private static List<string> Nearest(List<string> files, string by) =>
        files.Where(file => Room(file) == Room(by)).ToList() is { Count: > 0 } own ? own : files;

    private static string Room(string file) => file.Split('/')[1];

    private static IEnumerable<string> Members(string source) =>
        Property()
            .Matches(source)
            .Select(match => match.Groups["type"].Value)
            .Concat(Record().Matches(source).SelectMany(match => match.Groups["parameters"].Value.Split(',')).Select(TypeOf))
            .Concat(Derived().Matches(source).Select(match => match.Groups["type"].Value))
            .SelectMany(Names);

    // Without the parameter's own name and its default.
    private static string TypeOf(string parameter) =>
        parameter.Split('=')[0].Trim() is var declared && declared.LastIndexOf(' ') is var space and > 0 ? declared[..space] : declared;

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(match => match.Value);

    [GeneratedRegex(@"\[JsonSerializable\(typeof\((?<type>[^)]+)\)\)\]")]
    private static partial Regex Registered();

    [GeneratedRegex(@"\[JsonDerivedType\(typeof\((?<type>\w+)\)")]
    private static partial Regex Derived();

    [GeneratedRegex(@"public (required |virtual |override )*(?<type>[\w<>?,.\[\] ]+) \w+ \{ get;")]
    private static partial Regex Property();

    [GeneratedRegex(@"record (struct |class )?\w+(<[^>]+>)?\((?<parameters>[^{;]*)\)")]
    private static partial Regex Record();

    [GeneratedRegex(@"\b[A-Z]\w+\b")]
    private static partial Regex Name();

    [GeneratedRegex(@"\binit;\s*\}\s*=[^>]")]
    private static partial Regex InitWithValue();
}
