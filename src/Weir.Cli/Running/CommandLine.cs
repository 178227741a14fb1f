using System.CommandLine;
using System.CommandLine.Help;
using Weir.Cli.Documents;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol.Client;

namespace Weir.Cli.Running;

/// <summary>From what was typed to an exit status: parse, do, and say in one line what went wrong.</summary>
internal sealed class CommandLine
{
    /// <summary>Of help that no terminal shows: it is prose, and read by people all the same.</summary>
    private const int HelpWidth = 80;

    private readonly ProcessContext _around;

    public CommandLine(ProcessContext around)
    {
        _around = around;
        Root = CommandTree.Build(new VerbContext(around));
        foreach (var option in Root.Options.OfType<HelpOption>())
        {
            option.Action = new HelpWithExamples(around.Out, around.OutIsTerminal ? around.Width : HelpWidth);
        }
    }

    /// <summary>All verbs.</summary>
    public RootCommand Root { get; }

    /// <summary>Runs one command line.</summary>
    public async Task<int> RunAsync(string[] arguments)
    {
        // Else `-n @x` would be replaced by what file x holds.
        var parsed = Root.Parse(Aliases.Expand(arguments), new ParserConfiguration { ResponseFileTokenReplacer = null });
        var verb = VerbOf(parsed.CommandResult.Command);
        try
        {
            // Help about a verb that is not there is none about the others.
            var mistaken =
                parsed.Action is HelpWithExamples
                    ? parsed.CommandResult.Command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count > 0
                    : parsed.Errors.Count > 0 || UsageError.StrayOption(parsed) is not null;
            if (mistaken)
            {
                throw new UsageException(UsageError.Describe(parsed));
            }

            var configuration = new InvocationConfiguration
            {
                Output = _around.Out,
                Error = _around.Error,
                EnableDefaultExceptionHandler = false,
            };
            var status = await parsed.InvokeAsync(configuration).ConfigureAwait(false);
            return WhyNotShown() is { } why
                ? Fail(verb, status == ExitStatus.Done ? $"done, but what it printed is lost: {why}" : why, ExitStatus.Refused)
                : status;
        }
        catch (UsageException e)
        {
            return Fail(verb, e.Message, ExitStatus.Usage);
        }
        catch (WeirException e)
        {
            return Fail(verb, e.Code == ClientCodes.NotReachable ? e.Message + "; start one with: weir up" : e.Message, e.ExitCode);
        }
        catch (OperationCanceledException)
        {
            return Fail(verb, "interrupted", 130);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(verb, Printable.Escape(e.Message, 300), ExitStatus.Refused);
        }
    }

    // What is printed is kept until the end, or for as long as there is room: a full disk or a closed descriptor shows here.
    private string? WhyNotShown()
    {
        try
        {
            _around.Out.Flush();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"standard output: {Printable.Escape((e.InnerException ?? e).Message, 300)}";
        }
    }

    private int Fail(string verb, string text, int status)
    {
        // Said for itself, or that it is lost is the lesser trouble.
        _ = WhyNotShown();
        _around.Error.WriteLine(verb.Length == 0 ? $"weir: {text}" : $"weir: {verb}: {text}");
        return status;
    }

    private static string VerbOf(Command command)
    {
        var words = new List<string>();
        for (Symbol? symbol = command; symbol is Verb; symbol = symbol.Parents.FirstOrDefault())
        {
            words.Insert(0, symbol.Name);
        }

        return string.Join(' ', words);
    }
}
