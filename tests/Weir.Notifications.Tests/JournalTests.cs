using System.Net.Sockets;
using System.Text;
using Weir.Notices;
using Weir.Notifications.Channels;

namespace Weir.Notifications.Tests;

public sealed class JournalTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_entry_is_one_datagram_of_fields_with_their_lengths()
    {
        using var journal = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        journal.Bind(new UnixDomainSocketEndPoint(_folder.File("socket")));

        var sent = await new JournalSender(_folder.File("socket")).SendAsync(Samples.Telling, Samples.Text, Token);

        Assert.Equal(SendResult.Sent, sent);
        var buffer = new byte[64 * 1024];
        var fields = Read(buffer.AsSpan(0, await journal.ReceiveAsync(buffer, Token)));
        Assert.Equal(Samples.Text.Subject, fields["MESSAGE"]);
        Assert.Equal(
            ("3", "weir", "NIGHT", "000000147"),
            (fields["PRIORITY"], fields["SYSLOG_IDENTIFIER"], fields["WEIR_NOTIFICATION"], fields["WEIR_JOB"])
        );
        Assert.Equal(Samples.Text.Body, fields["WEIR_TEXT"]);
    }

    [Fact]
    public async Task Where_there_is_no_journal_it_says_so()
    {
        var sent = await new JournalSender(_folder.File("nothing")).SendAsync(Samples.Telling, Samples.Text, Token);

        Assert.Equal(DeliveryOutcome.TryAgain, sent.Outcome);
        Assert.StartsWith(
            $"nobody listens at {_folder.File("nothing")}, where the system's journal would",
            sent.Error,
            StringComparison.Ordinal
        );
    }

    private static Dictionary<string, string> Read(ReadOnlySpan<byte> entry)
    {
        Dictionary<string, string> fields = [];
        while (!entry.IsEmpty)
        {
            var name = entry[..entry.IndexOf((byte)'\n')];
            entry = entry[(name.Length + 1)..];
            var length = (int)BitConverter.ToUInt64(entry[..8]);
            fields[Encoding.ASCII.GetString(name)] = Encoding.UTF8.GetString(entry.Slice(8, length));
            Assert.Equal((byte)'\n', entry[8 + length]);
            entry = entry[(9 + length)..];
        }

        return fields;
    }
}
