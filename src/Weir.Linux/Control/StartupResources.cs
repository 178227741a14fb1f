using System.Globalization;
using System.Text;

namespace Weir.Linux;

/// <summary>
/// Whether a process may open as many files, and make as many threads, as a host needs: with fewer the runtime aborts it half way.
/// </summary>
public static class StartupResources
{
    private const int Processes = 6,
        Files = 512,
        SuggestedFiles = 4096,
        Threads = 80;

    /// <summary>What is missing and how it is given, one sentence; <see langword="null"/> where there is room.</summary>
    public static string? LackingForHost()
    {
        // What may be raised is raised.
        var open = ResourceLimits.Get(ResourceLimits.OpenFiles).Hard;
        if (open < Files)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"this process may open {open} files, and a host needs {Files}: raise the limit (ulimit -n {SuggestedFiles}, or LimitNOFILE= in its unit)"
            );
        }

        var (most, _) = ResourceLimits.Get(Processes);
        if (most > int.MaxValue || ResourceLimits.MayExceedOwn())
        {
            return null;
        }

        var there = ThreadsOf(UserAccounts.CurrentUserId);
        return (int)most - there >= Threads
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"this user may have {most} processes and threads, has {there}, and a host needs {Threads} more: raise the limit (ulimit -u {there + (4 * Threads)}, or LimitNPROC= in its unit)"
            );
    }

    // As the kernel counts them against the limit, of the processes that can be seen.
    private static int ThreadsOf(uint user)
    {
        var threads = 0;
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (char.IsAsciiDigit(process[^1]))
            {
                threads += ThreadsOf(ProcessBytes.ReadFile(process + "/status"), user);
            }
        }

        return threads;
    }

    private static int ThreadsOf(byte[] status, uint user)
    {
        var threads = 0;
        foreach (var line in Encoding.UTF8.GetString(status).Split('\n'))
        {
            var words = line.Split('\t', ' ');
            if (words.Length < 2)
            {
                continue;
            }

            if (words[0] == "Uid:" && words[1] != user.ToString(CultureInfo.InvariantCulture))
            {
                return 0;
            }

            if (words[0] == "Threads:")
            {
                threads = int.Parse(words[1], CultureInfo.InvariantCulture);
            }
        }

        return threads;
    }
}
