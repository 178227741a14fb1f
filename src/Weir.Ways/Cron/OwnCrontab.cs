using System.Diagnostics;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Tracking.Gate;

namespace Weir.Ways.Cron;

/// <summary>The way in for cron of an ordinary user's agent: that user's own table, read and written by <c>crontab</c> itself.</summary>
internal sealed class OwnCrontab(string user, string shell, string? gateFile, string program = "crontab")
{
    private string Place => $"crontab of {user}";

    /// <exception cref="WayException">There is no table, or cron refuses.</exception>
    public WayChange Install() => Change(bytes => CrontabGate.Install(bytes, ObjectName.Derive(user), shell, gateFile));

    /// <exception cref="WayException">There is no table, or cron refuses.</exception>
    public WayChange Remove() => Change(CrontabGateRemove);

    public IReadOnlyList<string> Installed() => Read() is { } table && CrontabGate.IsInstalled(table) ? [Place] : [];

    public IReadOnlyList<GateName> Names() => Read() is { } table && CrontabGate.IsInstalled(table) ? CrontabNames.Find(table, user) : [];

    public IReadOnlyList<string> BadNames() =>
        Read() is { } table && CrontabGate.IsInstalled(table) ? CrontabNames.FindBad(CrontabGate.Remove(table), Place) : [];

    /// <summary>The table, where it is one of these places and its jobs do not pass the gate.</summary>
    public IReadOnlyList<string> Lost(IReadOnlyList<string> places) =>
        places.Contains(Place, StringComparer.Ordinal) && Read() is { } table && !CrontabGate.IsInstalled(table) ? [Place] : [];

    private static byte[] CrontabGateRemove(byte[] table) => CrontabGate.Remove(table);

    private WayChange Change(Func<byte[], byte[]> change)
    {
        var before = Read() ?? throw new WayException($"{user} has no crontab: make one with 'crontab -e'");
        var after = change(before);
        var same = after.AsSpan().SequenceEqual(before);
        if (!same)
        {
            var (status, _, error) = Run(after, "-");
            if (status != 0)
            {
                throw new WayException($"crontab refuses the table: {Printable.Escape(error.ReplaceLineEndings(" "), 200)}");
            }
        }

        return new WayChange(
            same ? [] : [Place],
            same ? [Place] : [],
            CrontabGate.IsInstalled(after) ? [Place] : [],
            CrontabGate.IsInstalled(after)
                ? [.. CrontabNames.FindBad(before, Place), .. NameConflict.Find(CrontabNames.Find(after, user))]
                : []
        )
        {
            Unwanted = CrontabGate.IsInstalled(after) ? [] : [Place],
        };
    }

    private byte[]? Read()
    {
        var (status, output, _) = Run(null, "-l");
        return status == 0 ? output : null;
    }

    private (int Status, byte[] Output, string Error) Run(byte[]? input, string argument)
    {
        var start = new ProcessStartInfo(program, [argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            if (input is not null)
            {
                process.StandardInput.BaseStream.Write(input);
            }

            process.StandardInput.Close();
            using var output = new MemoryStream();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            return (process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult());
        }
        catch (System.ComponentModel.Win32Exception missing)
        {
            throw new WayException($"{program} cannot be run: is cron installed? ({missing.Message})", missing);
        }
    }
}
