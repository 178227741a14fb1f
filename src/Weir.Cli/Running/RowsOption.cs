using System.CommandLine;
using System.Globalization;

namespace Weir.Cli.Running;

/// <summary>
/// How many rows a list shows at most. It was called <c>--limit</c>, which elsewhere is a limit that a job needs, and is still read so.
/// </summary>
internal sealed class RowsOption(string what)
{
    private readonly Option<int?> _rows = new("--rows") { Description = $"At most so many{what}, 1 to 1000; default 100.", HelpName = "N" };
    private readonly Option<int?> _limit = new("--limit")
    {
        Description = "The older name of --rows.",
        HelpName = "N",
        Hidden = true,
    };

    public void AddTo(Command verb)
    {
        verb.Options.Add(_rows);
        verb.Options.Add(_limit);
    }

    /// <summary>The number as the query has it; <see langword="null"/> where none was typed.</summary>
    public string? From(Session session) =>
        (
            NumberArgument.Check("--rows", session.Value(_rows), 1, 1000) ?? NumberArgument.Check("--limit", session.Value(_limit), 1, 1000)
        )?.ToString(CultureInfo.InvariantCulture);
}
