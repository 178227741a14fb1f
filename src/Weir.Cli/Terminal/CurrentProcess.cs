using System.Text;

namespace Weir.Cli.Terminal;

/// <summary>The surroundings of this very process.</summary>
internal static class CurrentProcess
{
    public static ProcessContext Context()
    {
        var plain = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var output = Console.OpenStandardOutput();
        var error = Console.OpenStandardError();
        return new ProcessContext
        {
            RawOut = output,
            RawError = error,
            Out = new StreamWriter(output, plain, 16 * 1024),
            Error = new StreamWriter(error, plain) { AutoFlush = true },
            RawIn = Console.OpenStandardInput,
            InIsTerminal = !Console.IsInputRedirected,
            OutIsTerminal = !Console.IsOutputRedirected,
            ErrorIsTerminal = !Console.IsErrorRedirected,
            Width = Columns(),
            Environment = Environment.GetEnvironmentVariable,
            UserId = UserId(),
            Become = ProcessReplacement.Exec,
            Program = Program(),
        };
    }

    // weir, which becomes this program for its verbs, gives its own path as the name.
    private static string Program()
    {
        var named = Environment.GetCommandLineArgs()[0];
        return Path.IsPathRooted(named) ? named : Environment.ProcessPath ?? "/usr/bin/weir";
    }

    private static int Columns()
    {
        if (Console.IsOutputRedirected)
        {
            return int.MaxValue;
        }

        var columns = Console.WindowWidth;
        return columns >= 40 ? columns : 80;
    }

    private static uint UserId()
    {
        foreach (var line in File.ReadLines("/proc/self/status"))
        {
            if (line.StartsWith("Uid:", StringComparison.Ordinal))
            {
                return uint.Parse(line.Split('\t')[2], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        return uint.MaxValue;
    }
}
