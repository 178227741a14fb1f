using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Weir.House.Tests;

public sealed partial class FloorsTests
{
    private readonly FloorPlan _plan = FloorPlan.Read();

    [Fact]
    public void Every_room_stands_on_a_floor_and_every_room_of_the_plan_exists()
    {
        var rooms = Directory.GetDirectories(SourceTree.PathOf("src")).Select(path => Path.GetFileName(path)!).Order();

        Assert.Equal(rooms, _plan.Rooms.Order());
    }

    [Fact]
    public void A_room_references_only_rooms_on_floors_below_it()
    {
        var arrows =
            from project in SourceTree.Files("src", "*.csproj")
            let room = Path.GetFileNameWithoutExtension(project)
            from reference in XDocument.Parse(SourceTree.Read(project)).Descendants("ProjectReference")
            let other = Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'))
            where !_plan.Allows(room, other)
            select _plan.Arrow(room, other);

        Found.Nothing(arrows);
    }

    // References flow on from room to room, so a file could name what its project never asked for.
    [Fact]
    public void A_file_names_only_rooms_on_floors_below_its_own()
    {
        var arrows =
            from file in SourceTree.Files("src", "*.cs").Concat(SourceTree.Files("src", "*.razor"))
            let room = file.Split('/')[1]
            from other in Named(file)
            where !_plan.Allows(room, other)
            select $"{file}: {_plan.Arrow(room, other)}";

        Found.Nothing(arrows);
    }

    [Theory]
    [InlineData("Weir.Web", "Weir.Stores")]
    [InlineData("Weir.Web", "Weir.Linux")]
    [InlineData("Weir.Console", "Weir.Stores")]
    [InlineData("Weir.Console", "Weir.Agent")]
    [InlineData("Weir.Cli", "Weir.Stores")]
    [InlineData("Weir.Gate", "Weir.Protocol")]
    [InlineData("Weir.Agent", "Weir.Schedules")]
    [InlineData("Weir.Agent", "Weir.Day")]
    [InlineData("Weir.Agent", "Weir.Definitions")]
    [InlineData("Weir.Server", "Weir.Linux")]
    [InlineData("Weir.Shepherd", "Weir.Tracking")]
    [InlineData("Weir.Stores", "Weir.Day")]
    public void A_room_knows_nothing_of_what_the_plan_keeps_from_it(string room, string other) =>
        Found.Nothing(SourceTree.Files($"src/{room}", "*.cs").Where(file => Named(file).Contains(other)));

    [Theory]
    [InlineData("Weir.Jobs")]
    [InlineData("Weir.Tracking")]
    [InlineData("Weir.Schedules")]
    [InlineData("Weir.Capacity")]
    [InlineData("Weir.Notices")]
    [InlineData("Weir.Day")]
    public void A_room_that_decides_does_no_input_or_output(string room)
    {
        var calls =
            from file in SourceTree.Files($"src/{room}", "*.cs")
            from line in Code.Lines(file)
            where Io().IsMatch(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()}";

        Found.Nothing(calls);
    }

    [Fact]
    public void The_command_line_and_the_server_know_no_web_framework()
    {
        var uses =
            from room in new[] { "Weir.Cli", "Weir.Gate", "Weir.Shepherd", "Weir.Server", "Weir.Day", "Weir.Stores" }
            from file in SourceTree.Files($"src/{room}", "*.cs")
            where SourceTree.Read(file).Contains("using Microsoft.AspNetCore", StringComparison.Ordinal)
            select file;

        Found.Nothing(uses);
    }

    private IEnumerable<string> Named(string file) =>
        Code.Lines(file).SelectMany(line => RoomName().Matches(line.Text).Select(match => match.Value)).Where(_plan.Knows).Distinct();

    [GeneratedRegex(@"\bWeir\.[A-Z]\w+")]
    private static partial Regex RoomName();

    [GeneratedRegex(
        @"\b(File|Directory|FileStream|FileInfo|Process|Socket|HttpClient|Console|SqliteConnection)\b\s*[.(]|using System\.(Net|Data)\b"
    )]
    private static partial Regex Io();
}
