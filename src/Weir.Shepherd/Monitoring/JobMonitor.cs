using System.Text;
using Weir.Jobs;
using Weir.JobVariables;
using Weir.Linux;

namespace Weir.Shepherd;

/// <summary>
/// Keeps the record of a monitored job: it runs, and how it ended. Where the record cannot be written the job goes on; that is noted
/// beside its records, and the agent, which looks at the record again at the end, makes it right.
/// </summary>
internal sealed class JobMonitor(FolderHandle records, FolderHandle notes, int number)
{
    private const uint NoteMode = 0x1A0;

    /// <summary>The job is about to start.</summary>
    public void Running() => Write(static (_, _) => (MonitoringStatus.Running, null));

    /// <summary>The job is over, or was never started.</summary>
    public void Ended(EndRecord end) => Write((order, cancelled) => (StatusOf(end, order, cancelled), cancelled));

    private static MonitoringStatus StatusOf(EndRecord end, MonitorOrder order, CancelMark? cancelled) =>
        cancelled is null && end is { StartError: null, ExitCode: { } code } && order.Ok.Contains(code)
            ? MonitoringStatus.Succeeded
            : MonitoringStatus.Failed;

    private void Write(Func<MonitorOrder, CancelMark?, (MonitoringStatus Status, CancelMark? Cancelled)> what)
    {
        try
        {
            // Read each time: monitoring may have been moved meanwhile.
            if (MonitorFile.Read(notes, new TrackingNumber(number)) is not { } order)
            {
                return;
            }

            var (status, cancelled) = what(order, CancelMark.Read(notes));
            using var file =
                RecordFile.TryOpen(order.Folder, order.Variable, order.Owner)
                ?? throw new LinuxException(Errno.NoEntry, $"{order.Variable} cannot be written");
            file.Update(
                order.Encoding,
                record =>
                {
                    var said = order.Apply(record, status);
                    return cancelled is null ? said : said.WithCancellation(cancelled.Originator, cancelled.Text);
                }
            );
        }
        catch (Exception lost) when (lost is LinuxException or FormatException)
        {
            Note(lost.Message);
        }
    }

    private void Note(string message)
    {
        try
        {
            var descriptor = records.OpenOwn(JobFiles.RecordLost, atEnd: true);
            if (descriptor < 0)
            {
                descriptor = records.CreateAppend(JobFiles.RecordLost, NoteMode);
            }

            try
            {
                Descriptors.WriteAll(descriptor, Encoding.UTF8.GetBytes(message.ReplaceLineEndings(" ") + "\n"));
            }
            finally
            {
                Descriptors.Close(descriptor);
            }
        }
        catch (LinuxException)
        {
            // Not even the note, as on a full disk: the agent compares the record with the end in any case.
        }
    }
}
