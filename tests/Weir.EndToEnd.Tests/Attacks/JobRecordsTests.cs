using System.Globalization;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Attacks;

/// <summary>A job tries to change what root writes down about it: lock, start mark and end; and what root reads of it.</summary>
public sealed class JobRecordsTests
{
    private const int Nobody = 65534;

    // Everything that an owner of the folder could do; each line says what it could do and is silent where it could not.
    private const string Forging = """
        exec 2>/dev/null
        folder=$(dirname "$(dirname "$WEIR_LDA")")
        end='{"processId":1,"startedAt":"2026-01-01T00:00:00Z","endedAt":"2026-01-01T00:00:00Z","exitCode":0,"cpuMicroseconds":-5,"peakKibibytes":1}'
        for place in "$folder" "$folder/files"; do
          ls "$place" && echo "listed $place"
          echo "$end" > "$place/end.json" && echo "end in $place"
          ln -s /etc/passwd "$place/link" && echo "link in $place"
          for name in lock started end.json .end.json submission out err lda; do
            [ -e "$place/$name" ] || continue
            ln "$place/$name" "$place/second" && echo "second name of $name"
            mv "$place/$name" "$place/moved" && echo "moved $name"
            rm -f "$place/$name"
            [ -e "$place/$name" ] || echo "removed $name"
          done
        done
        for name in lock started submission; do cat "$folder/$name" && echo "read $name"; done
        mv "$folder" "$folder-moved" && echo "moved the folder"
        echo changed > "$WEIR_LDA" && echo "lda is $(head -c7 "$WEIR_LDA")"
        exit 7
        """;

    [Fact]
    public async Task A_job_changes_nothing_that_root_wrote_and_ends_with_its_own_status()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "needs root");
        await using var up = await WeirUp.StartAsync();
        var nobody = up.Commands.As(Nobody).With("HOME", "/");

        var number = (
            await nobody.Shell(
                $"cd /; weir submit -n FORGER --lda first -- sh -c '{Forging.Replace("'", "'\\''", StringComparison.Ordinal)}'"
            )
        ).Number();

        var shown = await up.Until(text => text.Contains("Failed", StringComparison.Ordinal), "job", Text(number));
        Assert.Contains("exit 7", shown, StringComparison.Ordinal);
        Assert.Equal("lda is changed\n", (await up.Weir("log", Text(number))).Succeeded());
        Assert.Equal(
            "root\nroot\nroot\nroot\nnobody\nnobody\n",
            (
                await up.Commands.Shell($"cd {up.Data}/jobs/{Text(number)} && stat -c %U . lock started end.json files/out files/lda")
            ).Succeeded()
        );
    }

    private static string Text(int number) => number.ToString("D9", CultureInfo.InvariantCulture);
}
