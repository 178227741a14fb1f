using System.Security.Cryptography;
using System.Text;

namespace Weir.Ways.Slurm;

/// <summary>
/// The hook that slurmctld runs, in Lua, for each submission and each change of a job. It reads the published rules and nothing else, and
/// asks nobody; whatever fails in it, the job is submitted as if it were not there.
/// </summary>
internal static class SlurmHook
{
    private const string Head = "-- weir: this hook was made by 'weir gate install slurm', and 'weir gate remove slurm' takes it out: ";

    /// <summary>Whether Weir made this text, edited or not.</summary>
    public static bool IsOurs(string text) => text.StartsWith(Head, StringComparison.Ordinal);

    /// <summary>Whether somebody has edited a text of Weir's.</summary>
    public static bool IsEdited(string text)
    {
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 || text[Head.Length..end] != Sum(text[(end + 1)..]);
    }

    /// <summary>The hook, each byte as one character.</summary>
    /// <param name="rules">The published rules.</param>
    /// <param name="held">The file that is opened to say that a job is held.</param>
    /// <param name="site">The site's own hook, which is called first; <see langword="null"/> where there is none.</param>
    public static string Text(string rules, string held, string? site)
    {
        var body = $"""
            local RULES = {Quoted(rules)}
            local HELD = {Quoted(held)}
            local SITE = {(site is null ? "nil" : Quoted(site))}

            {Body}
            """.ReplaceLineEndings("\n");
        body = Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(body));
        return $"{Head}{Sum(body)}\n{body}";
    }

    private static string Sum(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.Latin1.GetBytes(text)))[..16];

    private static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private const string Body = """
        local NO_VALUE = 4294967294
        local ACCESS_DENIED = 2002
        local ANY = "[%z\1-\127\194-\244][\128-\191]*"
        local site_submit, site_modify
        local stamp, exact, generic

        if SITE then
          local chunk, why = loadfile(SITE)
          if not chunk then error(why) end
          chunk()
          site_submit, site_modify = slurm_job_submit, slurm_job_modify
        end

        -- A name as Weir makes one of any text: 64 bytes at most, each that a name cannot have is an underscore.
        local function derive(text)
          text = string.sub(text or "", 1, 64)
          if text == "" then return "_" end
          text = string.gsub(text, "[^%w_%-%.@#%$]", "_")
          return string.upper((string.gsub(text, "^[%.%-]", "_")))
        end

        local function matcher(pattern)
          if pattern == "*ALL" then return nil end
          if not string.find(pattern, "[%*%?]") then return pattern end
          local lua = string.gsub(pattern, ".", function(c)
            if c == "*" then return ".*" end
            if c == "?" then return ANY end
            if string.find(c, "%w") or string.byte(c) > 127 then return c end
            return "%" .. c
          end)
          return { "^" .. lua .. "$" }
        end

        local function fits(pattern, value)
          if pattern == nil then return true end
          if type(pattern) == "string" then return pattern == value end
          return string.find(value, pattern[1]) ~= nil
        end

        -- Whether there are rules; they are read again only where they have changed.
        local function read()
          local file = io.open(RULES, "r")
          if not file then return false end
          local first = file:read("*l")
          if first ~= stamp then
            local by_name, others, place = {}, {}, 0
            for line in file:lines() do
              local rule, action, name, user, account, partition =
                string.match(line, "^([^\t]+)\t([^\t]+)\t([^\t]+)\t([^\t]+)\t([^\t]+)\t([^\t]+)$")
              if rule then
                place = place + 1
                local one = { place = place, rule = rule, holds = action == "hold", name = matcher(name), user = matcher(user),
                  account = matcher(account), partition = matcher(partition) }
                local list = others
                if type(one.name) == "string" then
                  list = by_name[one.name] or {}
                  by_name[one.name] = list
                end
                list[#list + 1] = one
              end
            end
            stamp, exact, generic = first, by_name, others
          end
          file:close()
          return first ~= nil
        end

        local function first_of(list, name, user, account, partition)
          for _, one in ipairs(list or {}) do
            if fits(one.name, name) and fits(one.user, user) and fits(one.account, account) and fits(one.partition, partition) then
              return one
            end
          end
        end

        local function decide(name, user, account, partition)
          if not read() then return nil end
          name, account, partition = derive(name), derive(account), derive(partition)
          local one, other = first_of(exact[name], name, user, account, partition), first_of(generic, name, user, account, partition)
          if one and other then return one.place < other.place and one or other end
          return one or other
        end

        local function default_partition(parts)
          for name, part in pairs(parts) do
            if part.flag_default == 1 then return part.name or name end
          end
        end

        local function submit(job, parts, uid)
          if uid == 0 and string.sub(job.comment or "", 1, 9) == "weir:job:" then return end
          local rule = decide(job.name, job.user_name, job.account or job.default_account, job.partition or default_partition(parts))
          if rule and rule.holds then
            job.admin_comment = "weir:hold:" .. rule.rule
            job.priority = 0
            local file = io.open(HELD, "w")
            if file then file:close() end
            slurm.log_user("Weir holds this job by rule " .. rule.rule .. " until it is its turn: see weir jobs")
          end
        end

        local function is_held(record) return string.sub(record.admin_comment or "", 1, 10) == "weir:hold:" end

        function slurm_job_submit(job, parts, uid)
          if site_submit then
            local code = site_submit(job, parts, uid)
            if code ~= slurm.SUCCESS then return code end
          end
          local done, why = pcall(submit, job, parts, uid)
          if not done then slurm.log_error("weir: the job is submitted untouched: %s", tostring(why)) end
          return slurm.SUCCESS
        end

        function slurm_job_modify(job, record, parts, uid)
          if uid ~= 0 and is_held(record) then
            if (job.priority ~= nil and job.priority ~= NO_VALUE and job.priority ~= 0) or job.admin_comment ~= nil then
              slurm.log_info("weir: user %s may not lift Weir's hold of job %s", tostring(uid), tostring(record.job_id))
              return ACCESS_DENIED
            end
          end
          if site_modify then return site_modify(job, record, parts, uid) end
          return slurm.SUCCESS
        end

        weir_decide = decide
        slurm.log_info("weir: the hook is in place")
        return slurm.SUCCESS

        """;
}
