using System.Globalization;

namespace Weir.EndToEnd.Tests.Attacks;

public sealed class ForgedEndTests
{
    [Fact]
    public async Task A_job_that_writes_its_own_end_runs_on_and_keeps_its_limit()
    {
        await using var machine = await AttackedMachine.StartAsync();
        (await machine.Up.Weir("limit", "set", "ONE", "1")).Succeeded();
        const string End =
            """{\"processId\":1,\"startedAt\":\"2026-01-01T00:00:00Z\",\"endedAt\":\"2026-01-01T00:00:00Z\",\"exitCode\":0,\"cpuMicroseconds\":-5,\"peakKibibytes\":-6}""";
        machine.Attack(
            $$"""
            exec weir run -n FORGER --limit ONE -- sh -c '
              for folder in {{machine.Up.Data}}/jobs/$WEIR_JOB {{machine.Up.Data}}/jobs/$WEIR_JOB/report; do
                [ ! -w $folder/started ] || { printf %s "{{End}}" > $folder/forged && mv $folder/forged $folder/end.json; }
              done
              perl -MSocket -e "socket(S,AF_UNIX,SOCK_DGRAM,0);send(S,sprintf(q(%09d),\$ENV{WEIR_JOB}),0,pack_sockaddr_un(q({{machine.Up.Folder}}/hints.sock)))"
              echo $$ > {{machine.Open}}/id
              until [ -e {{machine.Open}}/go ]; do sleep 0.05; done
              exit 7'
            """
        );
        await machine.Id("id");
        machine.Attack($"exec weir run -n SECOND --limit ONE -- touch {machine.Open}/second");
        await machine.Job("SECOND", job => job.State == "Waiting");

        // A whole other job passes: the word of the end has been heard by then.
        (await machine.Attacker.Shell($"cd /; weir run -n TRACKED -- true")).Succeeded();
        await machine.Job("TRACKED", job => job.State == "Succeeded");
        var forged = await machine.Job("FORGER", job => job.StartedAt is not null);
        Assert.Equal("Running", forged.State);
        Assert.False(File.Exists($"{machine.Open}/second"));

        await File.WriteAllTextAsync($"{machine.Open}/go", "", TestContext.Current.CancellationToken);
        var ended = await machine.Job("FORGER", job => job.EndedAt is not null);
        Assert.Equal(("Failed", 7), (ended.State, ended.ExitCode));
        Assert.True(
            ended.CpuMicroseconds > 0 && ended.PeakKibibytes > 0,
            string.Create(CultureInfo.InvariantCulture, $"{ended.CpuMicroseconds} and {ended.PeakKibibytes}")
        );
        await machine.Job("SECOND", job => job.State == "Succeeded");
    }
}
