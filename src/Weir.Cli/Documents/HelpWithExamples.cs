using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Weir.Cli.Running;

namespace Weir.Cli.Documents;

/// <summary>Help that begins with what most people came for: lines to copy.</summary>
internal sealed class HelpWithExamples(TextWriter output, int width) : SynchronousCommandLineAction
{
    private readonly HelpAction _rest = new() { MaxWidth = width };

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        if (parseResult.CommandResult.Command is Verb { Examples.Count: > 0 } verb)
        {
            output.WriteLine("Examples:");
            foreach (var example in verb.Examples)
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
        }

        return _rest.Invoke(parseResult);
    }
}
