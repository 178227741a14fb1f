using System.Buffers.Binary;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Weir.Jobs;
using Weir.Notices;

namespace Weir.Notifications.Channels;

/// <summary>Writes entries into the system's journal, by its own protocol: one datagram of fields.</summary>
internal sealed class JournalSender(string socket)
{
    /// <summary>Where journald listens.</summary>
    public const string SystemSocket = "/run/systemd/journal/socket";

    private const int LongestText = 48 * 1024;

    public async Task<SendResult> SendAsync(Telling telling, NoticeText text, CancellationToken cancellationToken)
    {
        using var to = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        try
        {
            await to.SendToAsync(Entry(telling, text), SocketFlags.None, new UnixDomainSocketEndPoint(socket), cancellationToken)
                .ConfigureAwait(false);
            return SendResult.Sent;
        }
        catch (SocketException failure)
        {
            return SendResult.TryAgain($"nobody listens at {socket}, where the system's journal would: {failure.Message}");
        }
    }

    private static byte[] Entry(Telling telling, NoticeText text)
    {
        using var entry = new MemoryStream();
        var first = telling.First;
        Add(entry, "MESSAGE", text.Subject);
        Add(entry, "PRIORITY", IsBad(first.Trigger) ? "3" : "5");
        Add(entry, "SYSLOG_IDENTIFIER", "weir");
        Add(entry, "WEIR_NOTIFICATION", telling.Notification);
        Add(entry, "WEIR_KEY", telling.Key);
        Add(entry, "WEIR_TRIGGER", first.Trigger.ToText());
        Add(entry, "WEIR_COUNT", telling.Count.ToString(CultureInfo.InvariantCulture));
        Add(entry, "WEIR_TEXT", text.Body.Length > LongestText ? text.Body[..LongestText] : text.Body);
        if (first.Number is { } number)
        {
            Add(entry, "WEIR_JOB", new TrackingNumber(number).ToString());
            Add(entry, "WEIR_JOB_NAME", first.Job);
        }

        return entry.ToArray();
    }

    private static bool IsBad(NoticeTrigger trigger) =>
        trigger
            is NoticeTrigger.JobFailed
                or NoticeTrigger.JobStartFailed
                or NoticeTrigger.JobLost
                or NoticeTrigger.JobMissed
                or NoticeTrigger.JobRejected
                or NoticeTrigger.MachineDown;

    // Always with its length: a value may hold any bytes, a line end too.
    private static void Add(MemoryStream entry, string name, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        Span<byte> length = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)bytes.Length);
        entry.Write(Encoding.ASCII.GetBytes(name));
        entry.WriteByte((byte)'\n');
        entry.Write(length);
        entry.Write(bytes);
        entry.WriteByte((byte)'\n');
    }
}
