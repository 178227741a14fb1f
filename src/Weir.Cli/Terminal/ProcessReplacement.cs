using System.Text;
using Weir.Linux;

namespace Weir.Cli.Terminal;

/// <summary>Becomes another program: same process, same streams, and whoever started it signals that program.</summary>
internal static class ProcessReplacement
{
    /// <summary>Does not come back, but where it fails: then with the reason.</summary>
    public static string Exec(string program, IReadOnlyList<string> arguments)
    {
        var path = Encoding.UTF8.GetBytes(program);
        var environment = ProcessBytes.Environment();
        // The host's runtime would open a socket by which its memory can be read; only the environment at its start keeps that shut.
        if (ProcessBytes.ValueOf(environment, "DOTNET_EnableDiagnostics"u8) is null)
        {
            environment.Add("DOTNET_EnableDiagnostics=0"u8.ToArray());
        }

        StandardStreams.Keep();
        var error = ProcessImage.Replace([path], [path, .. arguments.Select(Encoding.UTF8.GetBytes)], environment);
        return LinuxException.TextOf(error);
    }
}
