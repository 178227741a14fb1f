using System.Diagnostics;

namespace Weir.Cli.Tests;

/// <summary>Runs a program of the machine with text as its input.</summary>
internal static class Programs
{
    public static async Task<(string Out, string Error)> RunAsync(string program, IReadOnlyList<string> arguments, string input)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancellation);
        return (await output, await error);
    }
}
