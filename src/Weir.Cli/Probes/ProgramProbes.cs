using System.Globalization;

namespace Weir.Cli.Probes;

/// <summary>Programs of others that Weir works with.</summary>
internal static class ProgramProbes
{
    public static IEnumerable<Finding> Run(Func<string, string?> environment)
    {
        var running = Running();
        yield return Service("cron", "/usr/sbin/cron", "cron", running, environment);
        yield return Service("at", "/usr/sbin/atd", "atd", running, environment);
        yield return Spool();
        var slurm = Find("sbatch", environment);
        yield return slurm is null
            ? new("Slurm", Finding.Limited, "sbatch is not installed: no jobs of Slurm")
            : new(
                "Slurm",
                running.Contains("slurmctld") ? Finding.Ok : Finding.Limited,
                slurm + (running.Contains("slurmctld") ? ", slurmctld runs here" : ", slurmctld does not run here")
            );
        var postgres = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => d + "/bin/postgres").FirstOrDefault(File.Exists)
            : null;
        yield return new(
            "PostgreSQL",
            postgres is null ? Finding.Limited : Finding.Ok,
            postgres ?? "not installed here: SQLite is the store, or a PostgreSQL elsewhere"
        );
    }

    private static Finding Service(string name, string path, string process, HashSet<string> running, Func<string, string?> environment)
    {
        var found = File.Exists(path) ? path : Find(process, environment);
        return found is null
            ? new(name, Finding.Limited, $"not installed: no jobs of {name}; apt-get install {name}")
            : new(
                name,
                running.Contains(process) ? Finding.Ok : Finding.Limited,
                $"{found} {(running.Contains(process) ? "runs" : "does not run")}"
            );
    }

    private static Finding Spool()
    {
        const string Folder = "/var/spool/cron/atjobs";
        if (!Directory.Exists(Folder))
        {
            return new("at spool", Finding.Limited, $"{Folder} is not there");
        }

        var file = Path.Combine(Folder, $".weir-doctor-{Environment.ProcessId}");
        try
        {
            using (
                new FileStream(
                    file,
                    new FileStreamOptions
                    {
                        Mode = FileMode.CreateNew,
                        Access = FileAccess.Write,
                        Options = FileOptions.DeleteOnClose,
                    }
                )
            )
            {
                return new("at spool", Finding.Ok, $"{Folder} is writable: jobs of at can be held");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new("at spool", Finding.Limited, $"{Folder} is not writable: jobs of at are not held");
        }
    }

    private static HashSet<string> Running()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var folder in Directory
                .EnumerateDirectories("/proc")
                .Where(d => int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        )
        {
            try
            {
                names.Add(File.ReadAllText(folder + "/comm").TrimEnd());
            }
            catch (IOException)
            {
                // It ended meanwhile: it does not run.
            }
        }

        return names;
    }

    private static string? Find(string program, Func<string, string?> environment) =>
        (environment("PATH") ?? "/usr/bin:/bin").Split(':').Select(d => Path.Combine(d, program)).FirstOrDefault(File.Exists);
}
