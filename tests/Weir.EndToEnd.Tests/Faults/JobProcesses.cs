using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>
/// The processes of a night's jobs, known by what Weir writes into their folders, and killed only where they are what they should be.
/// </summary>
internal sealed class JobProcesses(Night night)
{
    /// <summary>The folder of a job's records.</summary>
    public string FolderOf(NightJob job) =>
        Path.Combine(night.Up.Data, "jobs", job.Number!.Value.ToString("D9", CultureInfo.InvariantCulture));

    /// <summary>Kills the parent of the job's command.</summary>
    public async Task KillShepherd(NightJob job) =>
        await KillOf(
            job,
            "lock",
            text => int.Parse(text, CultureInfo.InvariantCulture),
            line => line.Contains("weir", StringComparison.Ordinal)
        );

    /// <summary>Kills the job's command and no child of it.</summary>
    public async Task KillCommand(NightJob job) =>
        await KillOf(
            job,
            "started",
            text => JsonDocument.Parse(text).RootElement.GetProperty("processId").GetInt32(),
            line => line.Contains(job.Tag, StringComparison.Ordinal)
        );

    // The file is written after the command was started: its line may be there first.
    private async Task KillOf(NightJob job, string file, Func<string, int> read, Func<string, bool> isRight)
    {
        var path = Path.Combine(FolderOf(job), job.InPlace ? "report" : "", file);
        var processId = 0;
        await night.Until(
            async () =>
            {
                var text = File.Exists(path) ? await Read(path) : "";
                processId = text.Length > 0 ? read(text) : 0;
                return processId > 0;
            },
            () => $"{path} names a process"
        );
        var commandLine = Encoding.UTF8.GetString(
            await File.ReadAllBytesAsync($"/proc/{processId}/cmdline", TestContext.Current.CancellationToken)
        );
        Assert.True(isRight(commandLine), $"{job}: {path} names process {processId}, which is '{commandLine.Replace('\0', ' ')}'");
        (await night.Up.Commands.Run("kill", "-KILL", processId.ToString(CultureInfo.InvariantCulture))).Succeeded();
    }

    // Without a lock of our own, which would be one more that Weir sees.
    private static async Task<string> Read(string path)
    {
        await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream);
        return (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim('\0', ' ', '\n');
    }
}
