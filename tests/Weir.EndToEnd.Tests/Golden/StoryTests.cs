using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Golden;

/// <summary>
/// Some twenty jobs with every kind of end, and what all verbs tell of them as data: whatever is rebuilt inside, programs that
/// read it go on reading the same.
/// </summary>
public sealed class StoryTests
{
    private const string Words = """
        ends() {
          for try in $(seq 200); do
            weir job "$1" --json 2>/dev/null | grep -q "\"state\":\"$2\"" && return
            sleep 0.05
          done
          echo "$1 is not $2: $(weir job "$1" --json 2>&1)"
        }
        # A monitor's record holds the first four characters of the machine's name.
        anywhere() { sed -E 's/(\$A 0000I).{4}/\1CTLG/; s/("catalogueId":)"[^"]*"/\1"CTLG"/'; }
        post() { printf "$1" > message.xml; curl -s -w '\n%{http_code}\n' --unix-socket "${WEIR_SERVER#unix:}" --data-binary @message.xml http://weir/thruput; }
        """;

    [Fact]
    public async Task What_is_told_of_a_fixed_story_stays_the_same_data()
    {
        await using var up = await WeirUp.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(up.Folder, "words"), Words, TestContext.Current.CancellationToken);
        var plain = new PlainData(up.Folder, Environment.MachineName, Environment.UserName);
        List<string> seen = [];
        foreach (
            var line in SourceTree
                .Read("tests/Weir.EndToEnd.Tests/Golden/story.txt")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Where(line => line[0] != '#')
        )
        {
            var ran = await up.Commands.Run("bash", "-c", $"cd {up.Folder}; . ./words; {line}");
            seen.Add("$ " + line);
            seen.AddRange(plain.Of(line, ran.Output));
            if (ran.Status != 0)
            {
                seen.Add($"  ended with {ran.Status}");
            }
        }

        await GoldenFile.IsAsync("story.golden", seen);
    }
}
