using System.Globalization;
using System.Text.RegularExpressions;

namespace Weir.House.Tests;

/// <summary>The rooms and their floors, as the table in <c>docs/architecture.md</c> has them.</summary>
internal sealed partial class FloorPlan
{
    public const string Page = "docs/architecture.md";

    private readonly Dictionary<string, int> _floors;

    private FloorPlan(Dictionary<string, int> floors) => _floors = floors;

    public IEnumerable<string> Rooms => _floors.Keys;

    public static FloorPlan Read()
    {
        var floors = Row()
            .Matches(SourceTree.Read(Page))
            .ToDictionary(row => row.Groups["room"].Value, row => int.Parse(row.Groups["floor"].Value, CultureInfo.InvariantCulture));
        Assert.NotEmpty(floors);
        return new FloorPlan(floors);
    }

    public bool Knows(string room) => _floors.ContainsKey(room);

    public bool Allows(string from, string to) => from == to || _floors[from] > _floors[to];

    public string Arrow(string from, string to) => $"{from} (floor {_floors[from]}) → {to} (floor {_floors[to]})";

    [GeneratedRegex(@"^\|\s*(?<floor>[1-9])\s*\|\s*`(?<room>Weir\.\w+)`", RegexOptions.Multiline)]
    private static partial Regex Row();
}
