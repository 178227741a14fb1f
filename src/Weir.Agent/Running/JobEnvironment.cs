using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>What Weir tells a job in its environment.</summary>
internal static class JobEnvironment
{
    public static IReadOnlyList<byte[]> Build(JournalJob row, Submission submission, string socket, DateOnly today, string? monitor)
    {
        List<byte[]> variables =
        [
            Entry("WEIR_JOB", row.Number.ToString()),
            Entry("WEIR_JOB_NAME", submission.Name.Text),
            Entry("WEIR_JOB_DATE", (row.Run?.JobDate ?? submission.JobDate ?? today).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Entry("WEIR_SERVER", "unix:" + socket),
        ];
        if (submission.LibraryList.Count > 0)
        {
            variables.Add(Entry("WEIR_LIBRARY_LIST", string.Join(':', submission.LibraryList)));
        }

        if (monitor is not null)
        {
            variables.Add(Entry("WEIR_MONITOR", monitor));
        }

        return variables;
    }

    private static byte[] Entry(string name, string value) => Encoding.UTF8.GetBytes($"{name}={value}");
}
