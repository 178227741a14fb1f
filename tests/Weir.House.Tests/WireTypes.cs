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
        var waiting = new Queue<string>(SourceTree.Files("src", "*.cs").SelectMany(file => Registered().Matches(SourceTree.Read(file))).SelectMany(match => Names(match.Groups["type"].Value)));
        var seen = new HashSet<string>();
        List<string> files = [];
        while (waiting.TryDequeue(out var name))
        {
            if (!seen.Add(name))
            {
                continue;
            }

            foreach (var file in byName[name])
            {
                files.Add(file);
                foreach (var next in Members(SourceTree.Read(file)))
                {
                    waiting.Enqueue(next);
                }
            }
        }

        return files;
    }

    /// <summary>Lines whose property is set by an object's making only and has a value of its own: reading JSON that lacks it sets it to nothing.</summary>
    public static IEnumerable<string> Dropped(string file, IEnumerable<string> lines) =>
        lines.Select((line, index) => (line, index)).Where(one => InitWithValue().IsMatch(one.line)).Select(one => $"{file}:{one.index + 1}: {one.line.Trim()}");

    private static IEnumerable<string> Members(string source) =>
        Property().Matches(source).Select(match => match.Groups["type"].Value)
            .Concat(Record().Matches(source).Select(match => match.Groups["parameters"].Value))
            .Concat(Derived().Matches(source).Select(match => match.Groups["type"].Value))
            .SelectMany(Names);

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
