using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>The databases are gone and the jobs' folders are there: what lies in them is said of no other job.</summary>
public sealed class LostJournalTests
{
    [Fact]
    public async Task A_start_beside_folders_that_the_journal_does_not_know_is_refused_with_the_way_out()
    {
        await using var up = await WeirUp.StartAsync();
        var old = (await up.Weir("submit", "-n", "OLD", "--", "sh", "-c", "exit 9")).Number();
        await up.Until(text => text.Contains("exit 9", StringComparison.Ordinal), "job", Text(old));
        await up.StopAsync();
        foreach (var file in Directory.GetFiles(up.Data, "*.db*"))
        {
            File.Delete(file);
        }

        var refused = await up.Weir("up", "--data", up.Data, "--socket", up.Socket, "--listen", "none");
        var aside = (await up.Weir("restore", "--set-aside", "--data", up.Data)).Succeeded();
        await up.StartAgainAsync();
        var number = (await up.Weir("submit", "-n", "NEW", "--", "sh", "-c", "exit 2")).Number();

        Assert.Equal(1, refused.Status);
        Assert.Equal(
            $"weir: {up.Data}/jobs holds the folder of job {Text(old)}, which the journal {up.Data}/agent.db does not know: bring the journal back (weir restore FILE), or move such folders away (weir restore --set-aside --data {up.Data})\n",
            refused.Error
        );
        Assert.Equal($"folders of jobs that the journal does not know: 1, now in {up.Data}/jobs/set-aside\n", aside);
        Assert.Equal(old, number);
        await up.Until(text => text.Contains("exit 2", StringComparison.Ordinal), "job", Text(number));
    }

    [Fact]
    public async Task A_number_whose_folder_is_there_is_passed_over()
    {
        await using var up = await WeirUp.StartAsync();
        var first = (await up.Weir("submit", "--wait", "--", "true")).Number();
        var folder = Directory.CreateDirectory(Path.Combine(up.Data, "jobs", Text(first + 1)));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "started"),
            """{"processId":1,"at":"2026-01-01T00:00:00Z"}""",
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "end.json"),
            """{"processId":1,"startedAt":"2026-01-01T00:00:00Z","endedAt":"2026-01-01T00:00:00Z","exitCode":9,"cpuMicroseconds":1,"peakKibibytes":1}""",
            TestContext.Current.CancellationToken
        );

        var next = (await up.Weir("submit", "--wait", "--", "true")).Number();

        Assert.Equal(first + 2, next);
    }

    private static string Text(int number) => number.ToString("D9", CultureInfo.InvariantCulture);
}
