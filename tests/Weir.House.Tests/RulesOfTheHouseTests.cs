using System.Text.RegularExpressions;

namespace Weir.House.Tests;

public sealed class RulesOfTheHouseTests
{
    // Pointers to native functions need it; the attributes are in src/BannedSymbols.Native.txt.
    [Fact]
    public void Only_the_room_of_Linux_may_be_unsafe()
    {
        var projects = SourceTree
            .Files("src", "*.csproj")
            .Where(file => SourceTree.Read(file).Contains("AllowUnsafeBlocks", StringComparison.Ordinal));

        Assert.Equal(["src/Weir.Linux/Weir.Linux.csproj"], projects);
    }

    [Fact]
    public void Only_the_stores_open_a_database() => Nobody("src", Patterns.Database(), except: "src/Weir.Stores/");

    [Fact]
    public void Nothing_is_left_for_later() => Nobody("src", Patterns.Leftover());

    [Fact]
    public void A_warning_is_switched_off_only_with_a_reason()
    {
        var found =
            from folder in new[] { "src", "tests", "bench" }
            from file in SourceTree.Files(folder, "*.cs")
            where !file.StartsWith("tests/Weir.House.Tests/", StringComparison.Ordinal)
            from line in File.ReadLines(SourceTree.PathOf(file)).Index()
            where Patterns.SwitchedOffWithoutReason().IsMatch(line.Item)
            select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

        Found.Nothing(found);
    }

    [Fact]
    public void Each_line_of_the_log_has_a_number_of_its_own()
    {
        var twice =
            from file in SourceTree.Files("src", "*.cs")
            from id in Patterns.EventId().Matches(SourceTree.Read(file))
            group $"{file}: {id.Groups[1].Value}" by id.Groups[1].Value into same
            where same.Count() > 1
            from line in same
            select line;

        Found.Nothing(twice);
    }

    [Fact]
    public void The_shepherd_starts_no_thread_before_it_forks() => Nobody("src/Weir.Shepherd", Patterns.Threads());

    [Fact]
    public void The_words_for_what_holds_a_job_are_written_in_one_file()
    {
        // A word without a hyphen may be a word of something else as well.
        const string Codes = "src/Weir.Day/Constraints/HolderCodes.cs";
        var words = Regex.Matches(SourceTree.Read(Codes), "\"[a-z]+-[a-z-]+\"").Select(match => match.Value).ToList();
        Assert.NotEmpty(words);
        var strays =
            from file in SourceTree.Files("src", "*.cs")
            where file != Codes
            let source = SourceTree.Read(file)
            from word in words
            where source.Contains(word, StringComparison.Ordinal)
            select $"{file}: {word}";

        Found.Nothing(strays);
    }

    [Fact]
    public void What_stops_lanes_is_named_by_the_causes_alone()
    {
        // Whatever changes a state says what happened; which causes hear of it, the table knows.
        string[] named = ["BarKind.", "Queues.Lift(", "Queues.Doubt("];
        var strays =
            from file in SourceTree.Files("src/Weir.Day", "*.cs")
            where !file.StartsWith("src/Weir.Day/Constraints/", StringComparison.Ordinal)
            let source = SourceTree.Read(file)
            from word in named
            where source.Contains(word, StringComparison.Ordinal)
            select $"{file}: {word}";

        Found.Nothing(strays);
    }

    [Fact]
    public void No_room_folder_or_type_has_a_name_that_says_nothing()
    {
        var names = SourceTree.Files("src", "*.cs").Where(file => Patterns.EmptyName().IsMatch(file));

        Found.Nothing(names);
    }

    // The formatter cuts code; what it leaves are comments, and strings, which stay whole so that they can be searched for.
    [Fact]
    public void A_line_is_wider_than_140_only_for_a_string()
    {
        var found =
            from folder in new[] { "src", "tests", "bench" }
            from file in SourceTree.Files(folder, "*.cs")
            from line in Width.TooWide(SourceTree.Read(file))
            select $"{file}:{line}";

        Found.Nothing(found);
    }

    [Theory]
    [InlineData("    // short")]
    [InlineData("    Say($\"LONG\");")]
    [InlineData("    Say(\"\"\"\nLONG\n    \"\"\");")]
    public void Comments_that_fit_and_strings_are_not_too_wide(string source) => Assert.Empty(Width.TooWide(Lengthened(source)));

    [Theory]
    [InlineData("    // LONG")]
    [InlineData("    /// <summary>LONG</summary>")]
    [InlineData("    LONG();")]
    public void Comments_and_code_that_do_not_fit_are(string source) => Assert.Equal([1], Width.TooWide(Lengthened(source)));

    private static string Lengthened(string source) => source.Replace("LONG", new string('x', Width.Most), StringComparison.Ordinal);

    [Fact]
    public void Every_test_project_mirrors_a_room_or_is_one_of_the_four_that_span_them()
    {
        string[] spanning = ["Weir.House", "Weir.EndToEnd", "Weir.Machine", "Weir.Browser", "Weir.Simulation"];
        var strays = SourceTree
            .Files("tests", "*.csproj")
            .Select(file => Path.GetFileNameWithoutExtension(file).Replace(".Tests", "", StringComparison.Ordinal))
            .Where(room => !spanning.Contains(room) && !Directory.Exists(SourceTree.PathOf($"src/{room}")));

        Found.Nothing(strays);
    }

    [Fact]
    public void Every_project_is_in_the_solution()
    {
        var solution = SourceTree.Read("Weir.slnx");
        var missing = SourceTree
            .Files("src", "*.csproj")
            .Concat(SourceTree.Files("tests", "*.csproj"))
            .Where(project => !solution.Contains(project, StringComparison.Ordinal));

        Found.Nothing(missing);
    }

    // More than that hides which of them belong together. A record only carries data.
    [Fact]
    public void What_is_made_is_made_of_seven_parts_at_most()
    {
        const int Most = 7;
        var found =
            from file in SourceTree.Files("src", "*.cs")
            let source = SourceTree.Read(file)
            let name = Path.GetFileNameWithoutExtension(file)
            where !source.Contains($"record {name}", StringComparison.Ordinal)
            from made in Regex.Matches(source, $@"(class\s+\w+|(public|internal|private)\s+{Regex.Escape(name)})\s*\(")
            let parts = PartsFrom(source, made.Index + made.Length)
            where parts > Most
            select $"{file}: {parts} parts";

        Found.Nothing(found);
    }

    [Theory]
    [InlineData(")", 0)]
    [InlineData("int a)", 1)]
    [InlineData("Dictionary<int, string> a, (int, int) b, Func<int> c)", 3)]
    public void Parts_are_counted_as_they_are_separated(string rest, int parts) => Assert.Equal(parts, PartsFrom(rest, 0));

    private static int PartsFrom(string source, int from)
    {
        var (depth, commas) = (1, 0);
        var to = from;
        for (; depth > 0; to++)
        {
            depth +=
                source[to] is '(' or '<' or '[' ? 1
                : source[to] is ')' or '>' or ']' ? -1
                : 0;
            commas += source[to] == ',' && depth == 1 ? 1 : 0;
        }

        return string.IsNullOrWhiteSpace(source[from..(to - 1)]) ? 0 : commas + 1;
    }

    private static void Nobody(string folder, Regex does, string? except = null)
    {
        var found =
            from file in SourceTree.Files(folder, "*.cs").Concat(SourceTree.Files(folder, "*.razor"))
            where except is null || !file.StartsWith(except, StringComparison.Ordinal)
            from line in Code.Lines(file)
            where does.IsMatch(line.Text)
            select $"{file}:{line.Number}: {line.Text.Trim()}";

        Found.Nothing(found);
    }
}
