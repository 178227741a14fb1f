using System.Diagnostics;
using System.Globalization;
using System.Text;
using Weir.Jobs;

namespace Weir.EndToEnd.Tests.Attacks;

public sealed class ReusedIdTests
{
    // The child connects and ends; the connection stays open by the parent.
    private const string Waiter = """
        use Socket;
        my ($socket, $request, $id) = @ARGV;
        socket(my $s, AF_UNIX, SOCK_STREAM, 0) or die "socket: $!";
        my $child = fork();
        if ($child == 0) {
          connect($s, pack_sockaddr_un($socket)) or die "connect: $!";
          open(my $file, '<', $request) or die "request: $!";
          binmode($file); local $/; my $bytes = <$file>;
          syswrite($s, $bytes) == length($bytes) or die "write: $!";
          exit 0;
        }
        waitpid($child, 0);
        $| = 1; my $part; my $told = 0;
        while (sysread($s, $part, 4096)) {
          print $part;
          if (!$told && $part =~ /number/) { open(my $out, '>', "$id"); print $out "$child\n"; close($out); $told = 1; }
        }
        """;

    [Fact]
    public async Task A_process_that_has_the_id_of_a_waiter_that_ended_is_not_moved_into_its_group()
    {
        await using var machine = await AttackedMachine.StartAsync();
        var body = SubmissionCodec.Write(
            new Submission
            {
                Key = Guid.NewGuid(),
                Name = ObjectName.Parse("WAITER"),
                Way = WayIn.Run,
                Mode = SubmissionMode.InPlace,
                Hold = true,
                Arguments = ["/bin/true"u8.ToArray()],
                Directory = "/"u8.ToArray(),
            }
        );
        var head =
            $"POST /v1/gate HTTP/1.0\r\nHost: weir\r\nContent-Type: {SubmissionCodec.MediaType}\r\nContent-Length: {body.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n";
        await File.WriteAllBytesAsync(
            $"{machine.Open}/request",
            [.. Encoding.ASCII.GetBytes(head), .. body],
            TestContext.Current.CancellationToken
        );
        await File.WriteAllTextAsync($"{machine.Open}/waiter.pl", Waiter, TestContext.Current.CancellationToken);
        var waiter = machine.Attack($"exec perl {machine.Open}/waiter.pl {machine.Up.Socket} {machine.Open}/request {machine.Open}/id");
        var id = await machine.Id("id");
        var victim = WithId(machine, id);
        var home = await File.ReadAllTextAsync($"/proc/{id}/cgroup", TestContext.Current.CancellationToken);
        var job = await machine.Job("WAITER", job => job.State == "Waiting");

        (await machine.Up.Weir("release", job.Number.ToString(CultureInfo.InvariantCulture))).Succeeded();

        // Its connection ends with the last word that it gets.
        await waiter.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.False(victim.HasExited);
        Assert.Equal(home, await File.ReadAllTextAsync($"/proc/{id}/cgroup", TestContext.Current.CancellationToken));
    }

    // A process of root that begins its life with this id, which was another's.
    private static Process WithId(AttackedMachine machine, int id)
    {
        const int MostTries = 2000;
        for (var tries = 0; tries < MostTries; tries++)
        {
            File.WriteAllText("/proc/sys/kernel/ns_last_pid", (id - 1).ToString(CultureInfo.InvariantCulture));
            var process = machine.Victim();
            if (process.Id == id)
            {
                return process;
            }
        }

        throw new InvalidOperationException($"no process could be given the id {id}");
    }
}
