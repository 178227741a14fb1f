using System.Diagnostics.CodeAnalysis;

namespace Weir.EndToEnd.Tests.Faults;

/// <summary>
/// A backup is made while there are jobs in every state, work goes on, the databases are lost, and the backup is restored: no job of the
/// backup runs twice, and no number that came later is given again.
/// </summary>
internal sealed class RestoreInEveryState : IFault
{
    private int _copies;

    [SuppressMessage("Security", "CA5394", Justification = "The choice is to be the same in every run of a seed.")]
    public async Task HarmAsync(Night night, Random random)
    {
        await night.AnsweredAsync();
        await night.InPlaceAsync();
        await night.RunningAsync(1);
        var known = night.Jobs.ToHashSet();
        var copy = Path.Combine(night.Folder, $"copy{++_copies}.db");
        (await night.Up.Weir("backup", copy)).Succeeded();
        foreach (var kind in (NightKind[])[NightKind.Good, NightKind.Bad, NightKind.Long, NightKind.Held])
        {
            await night.SubmitAsync(kind);
        }

        foreach (var job in night.Jobs.Where(job => !known.Contains(job)))
        {
            job.MayBeUnknown();
        }

        if (random.Next(2) == 0)
        {
            // Those that run at the backup end after it.
            night.Open();
        }

        await night.Up.KillAsync();
        foreach (var file in Directory.GetFiles(night.Up.Data, "*.db*"))
        {
            File.Delete(file);
        }

        (await night.Up.Weir("restore", copy, "--data", night.Up.Data)).Succeeded();
        await night.Up.StartAgainAsync();
    }
}
